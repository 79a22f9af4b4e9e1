import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Order, StartTokens } from './orders.ts'

/** The proof of one second: HMAC-SHA-256 over its decimal digits, the key being the secret's own characters (fact sheet 17). */
export function qrAuthCode(qrStartSecret: string, second: number): string {
  return createHmac('sha256', qrStartSecret).update(String(second)).digest('hex')
}

export function qrText({ qrStartToken, qrStartSecret }: StartTokens, second: number): string {
  return `bankid.${qrStartToken}.${second}.${qrAuthCode(qrStartSecret, second)}`
}

/** Seconds a code may be ahead of its order or behind it: nowhere documented (fact sheet 17). */
const toleranceS = 5

export const ageInSeconds = ({ createdAt }: Order, now: number): number =>
  Math.floor((now - createdAt) / 1000)

/** The order behind a scanned text, or what is wrong with the text. */
export function scanned(
  text: string,
  orders: readonly Order[],
  now: number,
): Order | 'no-code' | 'unknown-code' | 'forged-code' | 'old-code' {
  const parts = /^bankid\.([^.\s]+)\.(0|[1-9]\d{0,8})\.([0-9a-f]{64})$/.exec(text)
  if (parts === null) return 'no-code'
  const [, token = '', second = '', code = ''] = parts
  const order = orders.find(({ tokens }) => tokens?.qrStartToken === token)
  if (order === undefined || order.tokens === null) return 'unknown-code'
  const right = Buffer.from(qrAuthCode(order.tokens.qrStartSecret, Number(second)))
  if (!timingSafeEqual(right, Buffer.from(code))) return 'forged-code'
  return Math.abs(ageInSeconds(order, now) - Number(second)) <= toleranceS ? order : 'old-code'
}
