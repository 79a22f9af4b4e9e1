import { z } from 'zod'

// What BankID answers: fact sheet 10 to 15. Unknown properties are passed over, and so is the `cert` of the older form; an optional one that
// is not in a form anybody knows counts as absent, because nobody may lose a completed order over it.

const token = z.string().min(1).max(1024)

/** All four are opaque. */
export const wireStarted = z.object({
  orderRef: token,
  autoStartToken: token,
  qrStartToken: token,
  qrStartSecret: token,
})
export const wirePhoneStarted = z.object({ orderRef: token })

/** As seen: `2020-02-01`, `2025-08-09Z`, and with an offset. */
const issueDate = /^\d{4}-\d{2}-\d{2}(Z|[+-]\d{2}:\d{2})?$/

const known = z.object({
  user: z.object({
    personalNumber: z.string().min(1),
    name: z.string(),
    givenName: z.string(),
    surname: z.string(),
  }),
  device: z.object({ ipAddress: z.string(), uhi: z.string().optional().catch(undefined) }),
  bankIdIssueDate: z.string().regex(issueDate).optional().catch(undefined),
  /** Some think it a boolean: fact sheet 12. */
  stepUp: z.object({ mrtd: z.boolean() }).optional().catch(undefined),
  signature: z.string().min(1),
  ocspResponse: z.string().min(1),
  risk: z.string().optional().catch(undefined),
})

/** What we read of it, and the whole of it as it came: evidence is kept with what nobody knows yet (fact sheet 19). */
const completion = z
  .preprocess((sent) => ({ sent, known: sent }), z.object({ sent: z.record(z.string(), z.unknown()), known }))
  .transform((both) => ({ ...both.known, asSent: both.sent }))

const hint = z.string().nullish()
export const wireCollected = z.discriminatedUnion('status', [
  z.object({ orderRef: token.optional(), status: z.literal('pending'), hintCode: hint }),
  z.object({ orderRef: token.optional(), status: z.literal('failed'), hintCode: hint }),
  z.object({ orderRef: token.optional(), status: z.literal('complete'), completionData: completion }),
])
export type WireCollected = z.infer<typeof wireCollected>

export const wireCancelled = z.object({})

/** `details` may hold a personal number and is not even read. */
export const wireError = z.object({ errorCode: z.string() })
