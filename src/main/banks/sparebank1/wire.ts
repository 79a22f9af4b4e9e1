import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'

/** Shapes of the current generation (fact sheet 7 and 8). Only what the sheet requires is required, every other field may be
 *  absent or null, unknown fields and unknown values pass, and every text has a longest length. */
const code = z.string().max(200).nullish()
const text = z.string().max(4000).nullish()
const flag = z.boolean().nullish()
/** JSON number, or the same as text: one client saw strings. */
const numeric = z.union([z.number(), z.string().max(40)]).nullish()

/** A string on accounts, an object on transactions (quirk 10); each is read in both places. */
export const wireAccountNumber = z
  .union([z.string().max(64), z.object({ value: code, formatted: code, unformatted: code })])
  .nullish()

export const wireAccount = z.object({
  key: z.string().min(1).max(1000),
  accountNumber: wireAccountNumber,
  iban: code,
  name: text,
  description: text,
  balance: numeric,
  availableBalance: numeric,
  currencyCode: code,
  productType: code,
  type: code,
  descriptionCode: code,
  accountProperties: z
    .object({ isFlexiLoan: flag, isCodebitorLoan: flag, isAksjesparekonto: flag, isSavingsAccount: flag })
    .nullish(),
  creditCardCreditLimit: numeric,
  creditCardAccountID: code,
})
export type WireAccount = z.infer<typeof wireAccount>

export const wireTransaction = z.object({
  nonUniqueId: code,
  creditCardIdentifiers: z.object({ nonUniqueId: code, partitionKey: code }).nullish(),
  date: numeric,
  interestDate: numeric,
  amount: numeric,
  currencyCode: code,
  currencyAmount: numeric,
  accountCurrency: code,
  exchangeRate: numeric, // a field of the details; read here too, should the list ever carry it
  description: text,
  cleanedDescription: text,
  remoteAccountNumber: code,
  remoteAccountName: text,
  kidOrMessage: text,
  typeCode: code,
  typeText: text,
  bookingStatus: code,
  accountKey: z.string().max(1000).nullish(),
  accountNumber: wireAccountNumber,
  paymentReference: code,
})
export type WireTransaction = z.infer<typeof wireTransaction>

/** `errors` is read by `problemsOf`: its elements are strings or objects (fact sheet 7.2). */
export const wireAccounts = z.object({
  accounts: z.array(z.unknown()).nullish(),
  errors: z.unknown().optional(),
})
export const wireTransactions = z.object({
  transactions: z.array(z.unknown()).nullish(),
  errors: z.unknown().optional(),
})

/** One row of a list, by its schema, with its own JSON text beside it.
 *  @throws AppError `unexpected-response`, naming the field and never its value. */
export function readRow<T>(
  row: unknown,
  schema: z.ZodType<T>,
  label: string,
): { readonly wire: T; readonly raw: string } {
  const parsed = schema.safeParse(row)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new AppError('unexpected-response', `${label}: ${issue?.path.join('.')} ${issue?.code}`)
  }
  return { wire: parsed.data, raw: jsonText(row, label) }
}

function jsonText(row: unknown, label: string): string {
  try {
    return JSON.stringify(row)
  } catch (cause) {
    // Only thousands of nested brackets get here: the parser takes them, the printer runs out of stack.
    throw new AppError('unexpected-response', `${label}: a row is nested too deeply`, { cause })
  }
}

/** The bare number of either form; null where there is none. */
export function bareNumber(number: z.infer<typeof wireAccountNumber>): string | null {
  if (number === null || number === undefined) return null
  const value = typeof number === 'string' ? number : (number.unformatted ?? number.value ?? number.formatted)
  const bare = value?.replace(/[\s.]/g, '') ?? ''
  return bare === '' ? null : bare
}
