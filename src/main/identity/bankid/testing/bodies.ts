import type { AuthInput, PaymentInput, PhoneAuthInput, SignInput } from '../../port.ts'
import { bodyOf, paymentDraft, phoneDraft, screenDraft } from '../request.ts'

export const endUserIp = '194.168.2.25'
export const raw = (bytes: number) => 'a'.repeat(bytes)
export const bytes = (count: number) => new Uint8Array(count)

/** Bodies as they would be sent; the least that is needed, and what is given. */
export const auth = (input: Partial<AuthInput> = {}) => bodyOf('auth', screenDraft({ endUserIp, ...input }))
export const sign = (input: Partial<SignInput> = {}) =>
  bodyOf('sign', screenDraft({ endUserIp, visibleText: 'x', ...input }))
export const phone = (
  input: Partial<PhoneAuthInput> = {},
  path: 'phone/auth' | 'phone/sign' = 'phone/auth',
) => bodyOf(path, phoneDraft({ personalNumber: '199001011234', callInitiator: 'RP', ...input }))
export const card = {
  type: 'card',
  recipientName: 'Exempelbutiken AB',
  amount: '1250,00',
  currency: 'SEK',
} as const satisfies PaymentInput['transaction']
export const payment = (input: Partial<PaymentInput> = {}) =>
  bodyOf('payment', paymentDraft({ endUserIp, transaction: card, ...input }))

/** What a caller without types could send. */
export const wrong = (value: object) => value as never
