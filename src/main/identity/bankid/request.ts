import { AppError } from '../../../shared/errors.ts'
import type { AuthInput, OrderTexts, PaymentInput, PhoneAuthInput } from '../port.ts'
import { bodies, type Body, type Path } from './limits.ts'

/** What an input would be on the wire, before anybody has looked at it. */
export type Draft<P extends Path> = { readonly [K in keyof Body<P>]?: unknown }

/**
 * The body of a call, checked as BankID counts.
 * @throws AppError `invalid-input` with the fields that are out of their limits; never with what is in them
 */
export function bodyOf<P extends Path>(path: P, draft: Draft<P>): string {
  const parsed = bodies[path].safeParse(draft)
  if (parsed.success) return JSON.stringify(parsed.data)
  const fields = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(whole)'} ${issue.code}`)
  throw new AppError('invalid-input', `POST ${path}: ${fields.join('; ')}`)
}

/** `auth` and `sign`; the texts of the latter may be longer. */
export function screenDraft(input: AuthInput) {
  const { endUserIp, requirement, returnUrl, returnRisk, device } = input
  return { endUserIp, requirement, returnUrl, returnRisk, ...textsOf(input), ...deviceOf(device) }
}

export function phoneDraft(input: PhoneAuthInput) {
  const { personalNumber, callInitiator, requirement } = input
  return { personalNumber, callInitiator, requirement, ...textsOf(input) }
}

export function paymentDraft(input: PaymentInput) {
  const { type, recipientName, riskWarning } = input.transaction
  const money =
    'amount' in input.transaction
      ? { money: { amount: input.transaction.amount, currency: input.transaction.currency } }
      : {}
  return {
    ...screenDraft(input),
    userVisibleTransaction: {
      transactionType: type,
      recipient: { name: recipientName },
      ...money,
      riskWarning,
    },
    riskFlags: input.riskFlags,
  }
}

/** UTF-8 first, then standard base64 with padding: fact sheet 6. */
function textsOf({ visibleText, hiddenData, format }: OrderTexts) {
  if (visibleText?.isWellFormed() === false)
    throw new AppError('invalid-input', 'userVisibleData: half a character, which UTF-8 cannot hold')
  return {
    userVisibleData:
      visibleText === undefined ? undefined : Buffer.from(visibleText, 'utf8').toString('base64'),
    userNonVisibleData: hiddenData === undefined ? undefined : Buffer.from(hiddenData).toString('base64'),
    userVisibleDataFormat: format,
  }
}

const longestUserAgent = 256

/** A browser's name may be of any length; the rest of it is cut, as others do (fact sheet 6.1). */
function deviceOf(device: AuthInput['device']) {
  if (device === undefined) return {}
  if (!('web' in device) || device.web.userAgent === undefined) return device
  return { ...device, web: { ...device.web, userAgent: device.web.userAgent.slice(0, longestUserAgent) } }
}
