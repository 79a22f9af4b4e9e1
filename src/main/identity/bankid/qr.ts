import { createHmac } from 'node:crypto'
import type { StartedOrder } from '../port.ts'

/**
 * What the code of this second says: fact sheet 17. `second`: whole seconds since BankID's answer arrived, from 0. The key is the secret's
 * text as it came, hyphens and all.
 */
export function qrText({ qrStartToken, qrStartSecret }: QrParts, second: number): string {
  const code = createHmac('sha256', qrStartSecret).update(String(second)).digest('hex')
  return `bankid.${qrStartToken}.${second}.${code}`
}
type QrParts = Pick<StartedOrder, 'qrStartToken' | 'qrStartSecret'>
