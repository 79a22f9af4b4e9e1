import { isIP } from 'node:net'
import { z } from 'zod'
import type { Switches } from './switches.ts'

// Strict objects: what a newer or older interface knows, such as a personal number at the top, is refused (fact sheet 6, 7).

const utf8 = new TextDecoder('utf-8', { fatal: true })

function isText(base64: string): boolean {
  try {
    utf8.decode(Buffer.from(base64, 'base64'))
    return true
  } catch {
    return false // not UTF-8
  }
}

/** Standard base64 with padding; the limit is on what is sent (fact sheet 6). */
const base64 = (longest: number) => z.base64().min(1).max(longest)
const visible = (longest: number) => base64(longest).refine(isText, 'not UTF-8')

const personalNumber = z.string().regex(/^\d{12}$/)
const policy = z.string().regex(/^\d+(\.\d+)*$|^\d+(\.\d+){3,}\.\*$/)
const howRequired = {
  pinCode: z.boolean().optional(),
  mrtd: z.boolean().optional(),
  cardReader: z.enum(['class1', 'class2']).optional(),
  certificatePolicies: z.array(policy).min(1).optional(),
}
const requirement = z.strictObject({
  personalNumber: personalNumber.optional(),
  ...howRequired,
  risk: z.string().min(1).optional(),
})

const hasMember = (device: object): boolean => Object.keys(device).length > 0
const web = z
  .strictObject({
    deviceIdentifier: z.string().min(1).max(64).optional(),
    referringDomain: z.string().min(3).max(253).regex(/^[0-9a-z.-]+$/).optional(),
    userAgent: z.string().min(1).max(256).optional(),
  })
  .refine(hasMember, 'empty') // prettier-ignore
const appText = z.string().min(1).optional()
const app = z
  .strictObject({
    appIdentifier: appText,
    deviceOS: appText,
    deviceModelName: appText,
    deviceIdentifier: appText,
  })
  .refine(hasMember, 'empty')

const userVisibleDataFormat = z.enum(['plaintext', 'simpleMarkdownV1']).optional()
const onScreen = {
  endUserIp: z.string().refine((text) => isIP(text) !== 0, 'no IP address'),
  userVisibleDataFormat,
  requirement: requirement.optional(),
  returnUrl: z.string().min(1).max(512).optional(),
  returnRisk: z.boolean().optional(),
  web: web.optional(),
  app: app.optional(),
}
const oneDevice = (order: { readonly web?: unknown; readonly app?: unknown }): boolean =>
  order.web === undefined || order.app === undefined
const optionalTexts = (longest: number) => ({
  userVisibleData: visible(longest).optional(),
  userNonVisibleData: base64(longest).optional(),
})
const signedTexts = {
  userVisibleData: visible(40_000),
  userNonVisibleData: base64(200_000).optional(),
}

const recipient = z.strictObject({ name: z.string().min(1) })
const riskWarning = z.string().min(1).optional()
const money = z.strictObject({
  amount: z.string().regex(/^\d+(,\d+)?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
const transaction = z.discriminatedUnion('transactionType', [
  z.strictObject({ transactionType: z.literal('card'), recipient, money, riskWarning }),
  z.strictObject({ transactionType: z.literal('npa'), recipient, riskWarning }),
])
const riskFlags = z.array(
  z.enum([
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
  ]),
)

const onPhone = {
  callInitiator: z.enum(['user', 'RP']),
  requirement: z.strictObject(howRequired).optional(),
  userVisibleDataFormat,
}

/** One for each of the five starts (fact sheet 6, 8, 9). */
export const orderSchemas = {
  auth: () => z.strictObject({ ...onScreen, ...optionalTexts(1500) }).refine(oneDevice, 'web and app'),
  sign: () => z.strictObject({ ...onScreen, ...signedTexts }).refine(oneDevice, 'web and app'),
  payment: ({ paymentTextLimit }: Switches) =>
    z
      .strictObject({
        ...onScreen,
        ...optionalTexts(paymentTextLimit),
        userVisibleTransaction: transaction,
        riskFlags: riskFlags.optional(),
      })
      .refine(oneDevice, 'web and app'),
  'phone/auth': (switches: Switches) =>
    z.strictObject({ ...onPhone, ...optionalTexts(1500), personalNumber: calledNumber(switches) }),
  'phone/sign': (switches: Switches) =>
    z.strictObject({ ...onPhone, ...signedTexts, personalNumber: calledNumber(switches) }),
}

function calledNumber({ phoneNumber }: Switches) {
  return phoneNumber === 'lenient' ? personalNumber.optional() : personalNumber
}

export type Transaction = z.infer<typeof transaction>
export type Requirement = z.infer<typeof requirement>
export type OrderKind = keyof typeof orderSchemas
