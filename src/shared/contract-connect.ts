import { z } from 'zod'
import { bankIdEnvironments } from './bankid.ts'
import { bunqDoors, bunqEnvironments } from './bunq.ts'
import { partyTypes } from './fis.ts'
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
export const bankIdSettings = z.strictObject({
  environment: z.enum(bankIdEnvironments),
  endUserIp: z.union([z.ipv4(), z.ipv6()]).nullable(),
})

/** https alone; a simulator's address comes by OVERSIKT_ENDPOINTS and never from here. */
const baseUrl = z.url({ protocol: /^https$/ }).max(2048).regex(/[^/]$/) // prettier-ignore
export const fisSettings = z.strictObject({
  authUrl: baseUrl,
  apiUrl: baseUrl,
  apiVersion: z.string().regex(/^[\w.-]{1,32}$/).nullable(),
  subForm: z.enum(['typed', 'short']),
  audience: z.enum(['slash', 'bare']),
  actAs: z.union([
    z.strictObject({ kind: z.literal('entity') }),
    // Thirteen digits and no check digit: the seed's own number has a wrong one, and FIS takes it (fact sheet 1.1).
    z.strictObject({
      kind: z.literal('party'),
      idType: z.literal('gln'),
      id: z.string().regex(/^\d{13}$/),
      partyType: z.enum(partyTypes),
    }),
    z.strictObject({
      kind: z.literal('party'),
      idType: z.literal('uuid'),
      id: z.uuid(),
      partyType: z.enum(partyTypes),
    }),
  ]),
}) // prettier-ignore
export const anySettings = z.union([
  sparebank1Settings,
  bunqSettings,
  sbankenSettings,
  bankIdSettings,
  fisSettings,
])

// Secrets enter main by this one road and never come back. Their formats are the bank's business.
const secretText = z.string().trim().min(1).max(4096)
/** As typed: a blank may be part of it. */
const passphrase = z.string().max(1024)
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
/** BankID: the relying party's certificate (and what came with it) and its key, which may be encrypted. */
export const rpPemCredentials = z.strictObject({
  rpCertificate: pem,
  rpPrivateKey: pem,
  passphrase: passphrase.nullable(),
})
/** The same as one file, in base64. */
export const rpPkcs12Credentials = z.strictObject({
  pkcs12: z.base64().min(1).max(131_072),
  passphrase,
})
export const bankIdCredentials = z.union([rpPemCredentials, rpPkcs12Credentials])

/** FIS. `clientId` null: not given yet, because FIS makes it when the public key is registered. `fisPrivateKey` null: one is made
 *  here, or the one that is kept stays; what is kept always has one. */
export const fisCredentials = z.strictObject({
  clientId: z.uuid().nullable(),
  fisPrivateKey: pem.nullable(),
})
export const anyCredentials = z.union([
  customerCredentials,
  bunqCredentials,
  bankIdCredentials,
  fisCredentials,
])
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
  z.strictObject({
    system: z.literal('bankid'),
    name: connectionName,
    settings: bankIdSettings,
    credentials: bankIdCredentials,
  }),
  z.strictObject({
    system: z.literal('fis'),
    name: connectionName,
    settings: fisSettings,
    credentials: fisCredentials,
  }),
])
