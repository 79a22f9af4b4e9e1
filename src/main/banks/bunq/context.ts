import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Credentials } from '../../../shared/contract-connect.ts'
import type { BunqSettings } from '../../../shared/model.ts'

const instant = z.number() // ms since 1970, by our clock

const session = z.object({
  token: z.string(),
  openedAt: instant,
  timeoutS: z.number(),
  /** The name of the wrapper: `UserPerson`, `UserCompany`, `UserApiKey`, `UserPaymentServiceProvider`. */
  userType: z.string(),
  /** The id that stands in addresses. */
  userId: z.int(),
  /** The customer behind an OAuth connection, where bunq names it. */
  grantedUserId: z.int().nullable(),
})
const installation = z.object({
  privateKey: z.string(),
  publicKey: z.string(),
  token: z.string(),
  serverPublicKey: z.string(),
})
const provider = z.object({
  /** As bunq shows it: the certificate's common name. */
  name: z.string(),
  /** The certificate the app made itself, and its key; null: the person's own, which stands among the credentials. */
  selfSigned: z.object({ certificate: z.string(), privateKey: z.string() }).nullable(),
  /** `token_value`: the provider's own key to the API. It dies when it is not used by then. */
  credential: z.object({ tokenValue: z.string(), usableUntil: instant }).nullable(),
  session: session.nullable(),
  client: z
    .object({
      id: z.int(),
      clientId: z.string(),
      clientSecret: z.string(),
      callbackUrls: z.array(z.string()),
    })
    .nullable(),
})

const context = z.object({
  version: z.literal(1),
  /** Which environment, door and credentials all this was made for: with others it is worth nothing. */
  madeFor: z.string(),
  environment: z.enum(['production', 'sandbox']),
  /** Of the sandbox user that was made for this connection. */
  apiKey: z.string().nullable(),
  installation: installation.nullable(),
  /** `asked`: sent, and what came of it was never learnt. Of the secret that stands for this installation. */
  device: z.enum(['asked', 'registered']).nullable(),
  provider: provider.nullable(),
  /** What the person granted last. */
  grant: z.object({ accessToken: z.string(), grantedAt: instant }).nullable(),
  session: session.nullable(),
  /** A session was opened with the present key or grant: if it is refused later, that is another story. */
  isProven: z.boolean(),
  /** When a new installation was last made without a person who asked for it. */
  reinstalledAt: instant.nullable(),
})

/**
 * Everything a connection to bunq keeps beside what the person typed: all of it secret, all of it in the keychain. Each part is
 * saved as soon as it exists and before the next is made, so that a process killed in between repeats nothing.
 */
export type BunqContext = Readonly<z.infer<typeof context>>
export type Installation = Readonly<z.infer<typeof installation>>
export type Session = Readonly<z.infer<typeof session>>
export type Provider = Readonly<z.infer<typeof provider>>

type MadeFor = Pick<BunqContext, 'madeFor' | 'environment'>

export function emptyContext({ madeFor, environment }: MadeFor): BunqContext {
  return {
    version: 1,
    madeFor,
    environment,
    apiKey: null,
    installation: null,
    device: null,
    provider: null,
    grant: null,
    session: null,
    isProven: false,
    reinstalledAt: null,
  }
}

/** A digest: with another key, client, certificate, door or environment there is another context. */
export function madeForOf(settings: BunqSettings, credentials: Credentials): MadeFor {
  const { door, environment } = settings
  const text = JSON.stringify([environment, door, Object.entries(credentials).sort()])
  return { madeFor: createHash('sha256').update(text).digest('hex'), environment }
}

/** null: not ours, or of a form we no longer know. Then the person signs in again, which makes a new one. */
export function contextIn(text: string): BunqContext | null {
  try {
    const parsed = context.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Without the installation and all that stands on it. */
export function uninstalled(kept: BunqContext): BunqContext {
  const { provider: known } = kept
  return {
    ...kept,
    installation: null,
    device: null,
    session: null,
    provider: known === null ? null : { ...known, session: null },
  }
}
