import { z } from 'zod'
import { bunqDoors, bunqEnvironments } from './bunq.ts'
import { sbankenEras } from './sbanken.ts'
import { finInstPattern, redirectPortRange } from './sparebank1.ts'

/** Where the browser comes back to on this computer. */
export const redirectPort = z.int().min(redirectPortRange.min).max(redirectPortRange.max)

export const sparebank1Settings = z.strictObject({
  generation: z.enum(['current', 'legacy']),
  authHost: z.enum(['api', 'api-auth']),
  clientAuth: z.enum(['body', 'basic']),
  finInst: z.string().regex(finInstPattern).nullable(),
  redirectPort,
})

export const bunqSettings = z.strictObject({
  door: z.enum(bunqDoors),
  environment: z.enum(bunqEnvironments),
  redirectPort,
  redirectScheme: z.enum(['http', 'https']),
})
export const sbankenSettings = z.strictObject({ era: z.enum(sbankenEras) })
export const anySettings = z.union([sparebank1Settings, bunqSettings, sbankenSettings])

// Secrets enter main by this one road and never come back. Their formats are the bank's business.
const secretText = z.string().trim().min(1).max(4096)
const pem = z.string().trim().min(1).max(32_768)

export const clientCredentials = z.strictObject({
  clientId: z.string().trim().min(1).max(512),
  clientSecret: secretText,
})
/** Sbanken. The customer id is a national identity number: a secret too (fact sheet 3). */
export const customerCredentials = z.strictObject({
  ...clientCredentials.shape,
  customerId: z.string().trim().regex(/^\d{11}$/).nullable(),
}) // prettier-ignore
/** bunq, door `key`. */
export const apiKeyCredentials = z.strictObject({ apiKey: secretText })
/** bunq's sandbox, door `key`: a new invented user, whose key the app asks for and keeps itself. */
export const newUserCredentials = z.strictObject({ isNewSandboxUser: z.literal(true) })
/** bunq, door `provider`, with the person's own QSEAL certificate; `chain` without the leaf. */
export const certificateCredentials = z.strictObject({ certificate: pem, chain: pem, privateKey: pem })
/** bunq's sandbox, door `provider`: a self-signed certificate that the app makes under this name. */
export const selfSignedCredentials = z.strictObject({
  providerName: z.string().trim().min(1).max(30).regex(/^[\p{L}\p{N} .-]+$/u),
}) // prettier-ignore

const bunqCredentials = z.union([
  clientCredentials,
  apiKeyCredentials,
  newUserCredentials,
  certificateCredentials,
  selfSignedCredentials,
])
export const anyCredentials = z.union([customerCredentials, bunqCredentials])
/** What a person typed or chose so that the app may speak to a bank. */
export type Credentials = z.infer<typeof anyCredentials>

const connectionName = z.string().trim().max(80).optional()
export const newConnection = z.discriminatedUnion('system', [
  z.strictObject({
    system: z.literal('sparebank1'),
    name: connectionName,
    settings: sparebank1Settings,
    credentials: clientCredentials,
  }),
  z.strictObject({
    system: z.literal('bunq'),
    name: connectionName,
    settings: bunqSettings,
    credentials: bunqCredentials,
  }),
  z.strictObject({
    system: z.literal('sbanken'),
    name: connectionName,
    settings: sbankenSettings,
    credentials: customerCredentials,
  }),
])
