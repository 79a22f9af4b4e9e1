import { z } from 'zod'

// Every field BankID takes, as it goes over the wire, with its limits: fact sheet 6 to 9. Strict: a field that v6 removed, or one of
// another kind of order, is a bug of ours.

const text = z.string().min(1)
/** Base64 of so many characters, as BankID counts: with padding, without line breaks. */
const base64 = (max: number) => z.base64().min(1).max(max)

/** Characters after base64. For `payment` nobody says any limits (fact sheet 9): those of `sign`, the widest there are. */
const auth = { visible: 1_500, hidden: 1_500 }
const sign = { visible: 40_000, hidden: 200_000 }

const format = z.enum(['plaintext', 'simpleMarkdownV1']).optional()
const optionalTexts = ({ visible, hidden }: typeof auth) => ({
  userVisibleData: base64(visible).optional(),
  userNonVisibleData: base64(hidden).optional(),
  userVisibleDataFormat: format,
})
const signedTexts = { ...optionalTexts(sign), userVisibleData: base64(sign.visible) }

const personalNumber = z.string().regex(/^\d{12}$/)
/** OIDs; one `*` in the place of what follows, from the fifth position on. */
const policy = z.string().max(100).regex(/^\d+(\.\d+)+$|^\d+(\.\d+){3,}\.\*$/) // prettier-ignore
const phoneRequirement = z.strictObject({
  cardReader: z.enum(['class1', 'class2']).optional(),
  certificatePolicies: z.array(policy).min(1).optional(),
  mrtd: z.boolean().optional(),
  pinCode: z.boolean().optional(),
})
const requirement = phoneRequirement.extend({ personalNumber: personalNumber.optional() })

const atLeastOne = (members: object): boolean => Object.values(members).some((member) => member !== undefined)
const web = z
  .strictObject({
    deviceIdentifier: text.max(64).optional(),
    referringDomain: z.string().min(3).max(253).regex(/^[0-9a-z.-]+$/).optional(),
    userAgent: text.max(256).optional(),
  })
  .refine(atLeastOne) // prettier-ignore
const app = z
  .strictObject({
    appIdentifier: text.optional(),
    deviceOS: text.optional(),
    deviceModelName: text.optional(),
    deviceIdentifier: text.optional(),
  })
  .refine(atLeastOne)

const screen = {
  endUserIp: z.union([z.ipv4(), z.ipv6()]),
  requirement: requirement.optional(),
  returnUrl: text.max(512).refine(URL.canParse).optional(),
  returnRisk: z.boolean().optional(),
  web: web.optional(),
  app: app.optional(),
}
interface Devices {
  readonly web?: object | undefined
  readonly app?: object | undefined
}
const notBoth = ({ web: ofPage, app: ofApp }: Devices): boolean => ofPage === undefined || ofApp === undefined
const oneDevice = { path: ['web'], message: 'not together with app' }

const phone = {
  personalNumber, // always sent: fact sheet 8 and 23
  callInitiator: z.enum(['user', 'RP']),
  requirement: phoneRequirement.optional(),
}

/** Decimal comma, at most one, no thousands. */
const amount = z.string().max(30).regex(/^\d+(,\d+)?$/) // prettier-ignore
const recipient = z.strictObject({ name: text })
const transaction = z.discriminatedUnion('transactionType', [
  z.strictObject({
    transactionType: z.literal('card'),
    recipient,
    money: z.strictObject({ amount, currency: z.string().regex(/^[A-Z]{3}$/) }),
    riskWarning: text.optional(),
  }),
  z.strictObject({ transactionType: z.literal('npa'), recipient, riskWarning: text.optional() }),
])
const riskFlag = z.enum([
  'newCard',
  'newCustomer',
  'newRecipient',
  'highRiskRecipient',
  'largeAmount',
  'foreignCurrency',
  'cryptoCurrencyPurchase',
  'moneyTransfer',
  'overseasTransaction',
  'recurringPayment',
  'suspiciousPaymentPattern',
  'other',
])

const orderRef = z.strictObject({ orderRef: text.max(100) })

/** The body of every call by its path. */
export const bodies = {
  auth: z.strictObject({ ...screen, ...optionalTexts(auth) }).refine(notBoth, oneDevice),
  sign: z.strictObject({ ...screen, ...signedTexts }).refine(notBoth, oneDevice),
  payment: z
    .strictObject({
      ...screen,
      ...optionalTexts(sign),
      userVisibleTransaction: transaction,
      riskFlags: z.array(riskFlag).min(1).optional(),
    })
    .refine(notBoth, oneDevice),
  'phone/auth': z.strictObject({ ...phone, ...optionalTexts(auth) }),
  'phone/sign': z.strictObject({ ...phone, ...signedTexts }),
  collect: orderRef,
  cancel: orderRef,
} satisfies Record<string, z.ZodType>

export type Path = keyof typeof bodies
export type Body<P extends Path> = z.infer<(typeof bodies)[P]>
