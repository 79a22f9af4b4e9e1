import { z } from 'zod'
import { wireAccountNumber, type WireAccount, type WireTransaction } from './wire.ts'

/** Shapes of the generation before March 2024 (fact sheet 13). They are turned into the current ones, so that one set of rules
 *  makes accounts and transactions of both. */
const code = z.string().max(200).nullish()
const text = z.string().max(4000).nullish()
const legacyMoney = z
  .object({ amount: z.union([z.number(), z.string().max(40)]).nullish(), currencyCode: code })
  .nullish()

export const legacyAccount = z.object({
  id: z.string().min(1).max(1000),
  accountNumber: wireAccountNumber,
  iban: code,
  name: text,
  description: text,
  balance: legacyMoney,
  availableBalance: legacyMoney,
  product: code,
  type: code,
})

export const legacyTransaction = z.object({
  amount: legacyMoney,
  accountingDate: code,
  description: text,
  fullDescription: text,
  archiveReference: code,
  remoteAccount: code,
  transactionCode: code,
  transactionType: text,
})

/** A legacy account in today's shape: its `id` is what today is called `key`. */
export function asWireAccount(legacy: z.infer<typeof legacyAccount>): WireAccount {
  return {
    key: legacy.id,
    accountNumber: legacy.accountNumber,
    iban: legacy.iban,
    name: legacy.name,
    description: legacy.description,
    balance: legacy.balance?.amount,
    availableBalance: legacy.availableBalance?.amount,
    currencyCode: legacy.balance?.currencyCode ?? legacy.availableBalance?.currencyCode,
    productType: legacy.product,
    type: legacy.type,
  }
}

/** A legacy row in today's shape. It has no id of any kind, so no identity comes of it; the archive reference is for people. */
export function asWireTransaction(legacy: z.infer<typeof legacyTransaction>): WireTransaction {
  return {
    date: legacy.accountingDate,
    amount: legacy.amount?.amount,
    accountCurrency: legacy.amount?.currencyCode,
    currencyCode: legacy.amount?.currencyCode,
    cleanedDescription: legacy.description,
    description: legacy.fullDescription ?? legacy.description,
    remoteAccountNumber: legacy.remoteAccount,
    typeCode: legacy.transactionCode,
    typeText: legacy.transactionType,
    paymentReference: legacy.archiveReference,
  }
}
