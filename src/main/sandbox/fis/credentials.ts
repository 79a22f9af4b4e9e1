import {
  createPublicKey,
  generateKeyPair,
  randomBytes,
  randomUUID,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto'
import { promisify } from 'node:util'
import { everyScope } from './scopes.ts'
import type { ClientRow, Tables } from './tables.ts'

const generate = promisify(generateKeyPair)

/** What a program needs to log in. */
export interface FisClient {
  readonly clientId: string
  /** PEM, PKCS#8. */
  readonly privateKey: string
  /** Of the party it is meant for; null: for none. */
  readonly gln: string | null
}

export interface NewClient {
  readonly entityId?: number
  readonly partyId?: number | null
  readonly scopes?: readonly string[]
  readonly name?: string
}

/** The entity clients, and what only the portal and the login know of them (fact sheet 4). */
export interface Credentials {
  find(clientId: string): ClientRow | null
  keyOf(client: ClientRow): KeyObject | null
  /** Gives a client another public key; its old one is worth nothing from then on.
   *  @throws RangeError for an unknown client or a PEM that FIS would not take. */
  registerKey(clientId: string, publicKeyPem: string | null): void
  /** A new client, by default of the seed's organisation and for its service provider. Returns its id.
   *  @throws RangeError for a PEM that FIS would not take. */
  newClient(publicKeyPem: string | null, options?: NewClient): string
  /** A client secret for the old login (fact sheet 7); the former is dead. */
  orderSecret(clientId: string): string
  acceptsSecret(clientId: string, secret: string): boolean
  secrets(): readonly string[]
}

/** Header, a body that begins so and has only LF between its lines, footer, and nothing after it (fact sheet 4). */
const pemForm = /^-----BEGIN PUBLIC KEY-----\nMIIB[A-Za-z0-9+/=\n]+\n-----END PUBLIC KEY-----$/

function checkedKey(pem: string): KeyObject {
  if (!pemForm.test(pem)) throw new RangeError('the public key is not in the form FIS takes')
  let key: KeyObject
  try {
    key = createPublicKey(pem)
  } catch (cause) {
    throw new RangeError('the public key cannot be read', { cause })
  }
  if (key.asymmetricKeyType !== 'rsa') throw new RangeError('the public key is not an RSA key')
  return key
}

/** A pair as section 4 wants it: PKCS#8, and SubjectPublicKeyInfo without a newline at the end. */
export async function newKeyPair(): Promise<{ readonly privateKey: string; readonly publicKey: string }> {
  const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 })
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString().trimEnd(),
  }
}

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

export function createCredentials({ entity_client: clients }: Tables, now: () => number): Credentials {
  const secretsById = new Map<string, string>()
  const issued: string[] = []
  const find = (clientId: string): ClientRow | null => clients.find((row) => row.client_id === clientId) ?? null
  const change = (clientId: string, values: Partial<ClientRow>): void => {
    const at = clients.findIndex((row) => row.client_id === clientId)
    const row = clients[at]
    if (row === undefined) throw new RangeError('there is no such client')
    clients[at] = { ...row, ...values }
  }
  return {
    find,
    keyOf: ({ public_key: pem }) => (pem === null ? null : createPublicKey(pem)),
    registerKey: (clientId, pem) => {
      if (pem !== null) checkedKey(pem)
      change(clientId, { public_key: pem })
    },
    newClient: (pem, { entityId = 492, partyId = 1482, scopes = everyScope, name = 'PC' } = {}) => {
      if (pem !== null) checkedKey(pem)
      const id = Math.max(0, ...clients.map((row) => row.id)) + 1
      const clientId = randomUUID()
      const recorded = { recorded_at: new Date(now()).toISOString().replace('Z', '000+00:00'), recorded_by: 333 }
      clients.push({ id, entity_id: entityId, name, client_id: clientId, party_id: partyId, scopes, client_secret: null, public_key: pem, ...recorded })
      return clientId
    },
    orderSecret: (clientId) => {
      change(clientId, { client_secret: '***************' })
      const secret = randomBytes(18).toString('base64url')
      secretsById.set(clientId, secret)
      issued.push(secret)
      return secret
    },
    acceptsSecret: (clientId, secret) => isSame(secretsById.get(clientId) ?? '', secret) && secret !== '',
    secrets: () => issued,
  }
} // prettier-ignore
