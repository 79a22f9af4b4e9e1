import { createPrivateKey, randomUUID, sign } from 'node:crypto'
import { newKeyPair, type FisClient } from './credentials.ts'
import type { FisSandbox } from './sandbox.ts'

/** A plain client for tests of the sandbox itself: it knows the wire and nothing of the app, and signs with `node:crypto`. */
export type Claims = Readonly<Record<string, unknown>>

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export const seedParty = 'no:party:gln:1111111111111:service_provider'

/** The claims that would be right just now, and what a test has of its own; undefined leaves one out. */
export function claimsOf(fis: FisSandbox, client: FisClient, own: Claims = {}): Claims {
  const iat = Math.floor(fis.clock.now() / 1000)
  return { aud: `${fis.url}/auth/v1/`, iss: client.clientId, jti: randomUUID(), iat, exp: iat + 120, ...own }
}

/** With PKCS#1 padding. */
export function signed(
  claims: Claims,
  privateKey: string,
  header: Claims = { alg: 'RS256', typ: 'JWT' },
  digest = 'sha256',
): string {
  const text = `${part(header)}.${part(claims)}`
  return `${text}.${sign(digest, Buffer.from(text), createPrivateKey(privateKey)).toString('base64url')}`
}

type Headers = Readonly<Record<string, string>>

export function postToken(fis: FisSandbox, form: Readonly<Record<string, string>>, headers: Headers = {}): Promise<Response> {
  return fetch(`${fis.endpoints.token}/token`, { method: 'POST', body: new URLSearchParams(form), headers })
} // prettier-ignore

export const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** A login with these claims of its own. */
export function login(fis: FisSandbox, own: Claims = {}, client: FisClient = fis.client, headers: Headers = {}): Promise<Response> {
  const assertion = signed(claimsOf(fis, client, own), client.privateKey)
  return postToken(fis, { grant_type: jwtBearer, assertion }, headers)
} // prettier-ignore

/** Test code reads replies it knows the shape of. */
export type Json = Record<string, never>
export async function jsonOf(reply: Response | Promise<Response>): Promise<Json> {
  return (await (await reply).json()) as Json
}

export interface Reader {
  readonly token: string
  get(path: string, headers?: Headers): Promise<Response>
  rows(path: string): Promise<readonly Json[]>
}

export function readerWith(fis: FisSandbox, token: string): Reader {
  const own = { authorization: `Bearer ${token}`, 'api-version': '2026-06-08' }
  const get: Reader['get'] = (path, headers = {}) =>
    fetch(`${fis.endpoints.api}${path}`, { headers: { ...own, ...headers } })
  return { token, get, rows: async (path) => (await (await get(path)).json()) as readonly Json[] }
}

/** Signed in as the seed's service provider, or as `sub` names; null: as the entity. */
export async function signIn(
  fis: FisSandbox,
  sub: string | null = seedParty,
  client: FisClient = fis.client,
): Promise<Reader> {
  const { access_token: token = '' }: Record<string, string> = await jsonOf(login(fis, { sub }, client))
  return readerWith(fis, token)
}

export const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` })

/** The claims of a token or an assertion, unverified. */
export function claimsIn(token: string): Json {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Json
}

/** Status and code of a refusal in OAuth's form. */
export async function refusalOf(reply: Response | Promise<Response>): Promise<string> {
  const answer = await reply
  const { error }: Record<string, string> = await jsonOf(answer)
  return `${answer.status} ${error}`
}

export const exchangeForm = (token: string, scope: string): Readonly<Record<string, string>> => ({
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  actor_token: token,
  actor_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  scope,
})

/** An entity's token for that of a party. */
export function exchange(
  fis: FisSandbox,
  token: string,
  partyId: number | string,
  header: string = token,
): Promise<Response> {
  return postToken(fis, exchangeForm(token, `assume:party:${partyId}`), bearer(header))
}

/** As any party by its number: by a new client of its owner, and exchange. */
export async function signInAs(fis: FisSandbox, partyId: number, owner: number): Promise<Reader> {
  const { publicKey, privateKey } = await newKeyPair()
  const clientId = fis.newClient(publicKey, { entityId: owner, partyId: null })
  const { token: entity } = await signIn(fis, null, { clientId, privateKey, gln: null })
  const { access_token: token = '' }: Record<string, string> = await jsonOf(exchange(fis, entity, partyId))
  return readerWith(fis, token)
}
