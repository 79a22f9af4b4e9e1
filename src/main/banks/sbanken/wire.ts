import { z } from 'zod'

/** Shapes of all eras in one (fact sheet 6, 7, 10): every field but the few without which a row says nothing may be null or
 *  absent, and unknown fields and words pass. Whole numbers beyond 2^53 arrive as text: see `read-json.ts`. */
const code = z.string().max(200).nullish()
const text = z.string().max(4000).nullish()
const day = z.string().max(60).nullish()
const amount = z.union([z.number(), z.string().max(40)]).nullish()
const id = z
  .union([z.number(), z.string().max(200)])
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : String(value)))
const flag = z.boolean().nullish()

export const wireAccount = z.object({
  accountId: z.string().min(1).max(200),
  accountNumber: code,
  name: text,
  accountType: code,
  available: amount,
  balance: amount,
  creditLimit: amount,
})
export type WireAccount = z.infer<typeof wireAccount>

export const wireTransaction = z.object({
  accountingDate: day,
  interestDate: day,
  otherAccountNumber: code,
  otherAccountNumberSpecified: flag,
  amount,
  text,
  transactionType: text,
  transactionTypeCode: id,
  transactionTypeText: text,
  isReservation: flag,
  reservationType: z.unknown().optional(),
  /** 0 or AccountStatement, 1 or Archive: both spellings are real (fact sheet 7.3). */
  source: z.union([z.string().max(40), z.number()]).nullish(),
  transactionId: id,
  cardDetails: z
    .object({
      currencyAmount: amount,
      currencyRate: amount,
      merchantName: text,
      originalCurrencyCode: code,
      purchaseDate: day,
    })
    .nullish(),
  transactionDetail: z
    .object({
      formattedAccountNumber: code,
      transactionId: id,
      cid: code,
      amountDescription: text,
      receiverName: text,
      payerName: text,
    })
    .nullish(),
})
export type WireTransaction = z.infer<typeof wireTransaction>

export const wirePayment = z.object({
  amount,
  dueDate: day,
  kid: code,
  text,
  isActive: flag,
  beneficiaryName: text,
  recipientAccountNumber: code,
})
export const wireStandingOrder = z.object({
  amount,
  nextDueDate: day,
  beneficiaryName: text,
  freeTerms: z.unknown().optional(),
})
export const wireInvoice = z.object({
  issuerName: text,
  originalDueDate: day,
  updatedDueDate: day,
  originalAmount: amount,
  updatedAmount: amount,
  kid: code,
})

export const wireCard = z.object({
  cardNumber: code,
  accountNumber: code,
  expiryDate: day,
  status: code,
  cardType: text,
  productCode: code,
})

/** A v1 error, or an answer that is one although its status says otherwise (fact sheet 5.1). */
export const wireEnvelope = z.looseObject({
  items: z.array(z.unknown()).nullish(),
  item: z.unknown().optional(),
  isError: flag,
  errorType: z.union([z.string().max(80), z.number()]).nullish(),
  traceId: code,
})
