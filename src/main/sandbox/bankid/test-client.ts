import { request, type Agent } from 'node:https'
import type { SecureVersion } from 'node:tls'
import { movableClock, type MovableClock } from '../clock.ts'
import { qrText } from './qr.ts'
import { startBankIdSandbox, type BankIdSandbox, type BankIdSandboxOptions } from './sandbox.ts'
import type { ClientIdentity } from './tls-keys.ts'

/** Test code reads replies it knows the shape of. */
export type Fields = Readonly<Record<string, never>>
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
  /** Empty where the body is no JSON object. */
  readonly json: Fields
}

export interface CallOptions {
  readonly method?: string
  /** Sent as JSON; a text as it is. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** The accepted one without; null: none. */
  readonly identity?: ClientIdentity | null
  readonly ca?: string
  readonly agent?: Agent
  readonly maxVersion?: SecureVersion
  readonly signal?: AbortSignal
}

function parsed(text: string): Fields {
  try {
    return JSON.parse(text) as Fields
  } catch {
    return {} // a page, or nothing
  }
}

/** One call over mutual TLS. Knows the wire and nothing of the app. */
export function call(bankId: BankIdSandbox, path: string, options: CallOptions = {}): Promise<Reply> {
  const { method = 'POST', identity = bankId.client, body = {} } = options
  const { promise, resolve, reject } = Promise.withResolvers<Reply>()
  const sent = request(
    new URL(path, bankId.endpoints.api),
    {
      method,
      headers: { 'content-type': 'application/json', ...options.headers },
      ca: options.ca ?? bankId.endpoints.ca,
      ...(identity === null ? {} : { cert: identity.certificate, key: identity.privateKey }),
      agent: options.agent ?? false,
      ...(options.maxVersion === undefined ? {} : { maxVersion: options.maxVersion }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
    (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)))
      response.once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: parsed(text),
        }),
      )
    },
  )
  sent.once('error', reject)
  sent.end(method !== 'POST' ? undefined : typeof body === 'string' ? body : JSON.stringify(body))
  return promise
}

export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')
export const auth = { endUserIp: '194.168.2.25' }
export const sign = { ...auth, userVisibleData: base64('Jag godkänner avtal 4711.') }

/** The sandbox and a clock that stands still until it is moved. */
export async function startWithClock(
  options: Omit<BankIdSandboxOptions, 'clock'> = {},
): Promise<{ readonly bankId: BankIdSandbox; readonly clock: MovableClock }> {
  const clock = movableClock('2026-07-08T10:00:00Z')
  return { bankId: await startBankIdSandbox({ ...options, clock }), clock }
}

export interface Started {
  readonly orderRef: string
  readonly autoStartToken: string
  readonly qrStartToken: string
  readonly qrStartSecret: string
}

/** Starts an order, or says why it was refused. */
export async function start(bankId: BankIdSandbox, path = 'auth', body: object = auth): Promise<Started> {
  const reply = await call(bankId, path, { body })
  if (reply.status !== 200) throw new Error(`${path} was refused: ${reply.status} ${reply.text}`)
  return reply.json as unknown as Started
}

export const collect = (bankId: BankIdSandbox, orderRef: string): Promise<Reply> =>
  call(bankId, 'collect', { body: { orderRef } })

/** `pending/userSign`, `complete`, or `400/invalidParameters`: an answer in a word. */
export async function stateOf(bankId: BankIdSandbox, orderRef: string): Promise<string> {
  return inAWord(await collect(bankId, orderRef))
}
export function inAWord({ status, json }: Reply): string {
  if (status !== 200) return `${status}/${String(json['errorCode'])}`
  return [json['status'], json['hintCode']].filter((word) => word !== undefined).join('/')
}

export const codeOf = (order: Started, second: number): string => qrText(order, second)
