import type { PersonRef } from '../household/accounts.ts'
import { answerConsent } from './answer-consent.ts'
import { sandboxClient, type Sparebank1Sandbox } from './sandbox.ts'

/** A plain client for tests of the sandbox itself: it knows the wire and nothing of the app. */
export interface TestClient {
  readonly accessToken: string
  readonly refreshToken: string
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
}

export const redirectUri = 'http://localhost:8765/callback'

/** The authorize address with the usual parameters; `changes` replaces or, with null, removes some. */
export function authorizeUrl(sandbox: Sparebank1Sandbox, changes: Readonly<Record<string, string | null>> = {}): string {
  const url = new URL(sandbox.endpoints.authorize)
  const fields = { response_type: 'code', client_id: sandboxClient.clientId, redirect_uri: redirectUri, state: 'xyz', ...changes }
  for (const [name, value] of Object.entries(fields)) if (value !== null) url.searchParams.set(name, value)
  return url.href
} // prettier-ignore

export function codeIn(location: string): string {
  return new URL(location).searchParams.get('code') ?? ''
}

/** A token request with the secret in the body; `changes` replaces or, with null, removes fields. */
export function tokenRequest(
  sandbox: Sparebank1Sandbox,
  changes: Readonly<Record<string, string | null>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { clientId, clientSecret } = sandboxClient
  const body = new URLSearchParams()
  const fields = { client_id: clientId, client_secret: clientSecret, ...changes }
  for (const [name, value] of Object.entries(fields)) if (value !== null) body.set(name, value)
  return fetch(sandbox.endpoints.token, { method: 'POST', body, headers })
}

export function exchange(sandbox: Sparebank1Sandbox, code: string): Promise<Response> {
  return tokenRequest(sandbox, { grant_type: 'authorization_code', code, redirect_uri: redirectUri })
}

export function refresh(sandbox: Sparebank1Sandbox, token: string): Promise<Response> {
  return tokenRequest(sandbox, { grant_type: 'refresh_token', refresh_token: token })
}

/** Test code reads replies it knows the shape of. */
export type Json = Record<string, never>
export async function jsonOf(reply: Response | Promise<Response>): Promise<Json> {
  return (await (await reply).json()) as Json
}

/** Signs a person in, all the way through the consent page. */
export async function signIn(sandbox: Sparebank1Sandbox, person: PersonRef = 'ingrid'): Promise<TestClient> {
  const location = await answerConsent(authorizeUrl(sandbox), { person })
  const tokens: Record<string, string> = await jsonOf(exchange(sandbox, codeIn(location)))
  const { access_token: accessToken = '', refresh_token: refreshToken = '' } = tokens
  return {
    accessToken,
    refreshToken,
    get: (path, headers = {}) => fetch(`${sandbox.url}${path}`, { headers: { authorization: `Bearer ${accessToken}`, ...headers } }),
  }
} // prettier-ignore

export interface WireAccount {
  readonly key: string
  readonly accountNumber: string
  readonly name: string
  readonly type: string
  readonly balance: number
  readonly availableBalance: number
  readonly currencyCode: string
  readonly [field: string]: unknown
}
export interface WireRow {
  readonly id: string
  readonly nonUniqueId: string
  readonly accountKey: string
  readonly amount: number
  readonly date: number
  readonly description: string
  readonly cleanedDescription?: string
  readonly bookingStatus: 'BOOKED' | 'PENDING'
  readonly source: 'RECENT' | 'HISTORIC'
  readonly typeCode: string
  readonly remoteAccountNumber?: string
  readonly creditCardIdentifiers?: { readonly nonUniqueId: string; readonly partitionKey: string }
  readonly [field: string]: unknown
}

export const everyAccount =
  '/personal/banking/accounts?includeNokAccounts=true&includeCurrencyAccounts=true&includeBsuAccounts=true' +
  '&includeCreditCardAccounts=true&includeAskAccounts=true&includePensionAccounts=true'

export async function accountsOf(client: TestClient, path = everyAccount): Promise<readonly WireAccount[]> {
  const { accounts } = (await (await client.get(path)).json()) as { accounts: readonly WireAccount[] }
  return accounts
}

/** Rows of all accounts named, or of all there are, between two dates. */
export async function rowsOf(
  client: TestClient,
  query: {
    readonly from: string
    readonly to: string
    readonly keys?: readonly string[]
    readonly more?: string
  },
): Promise<readonly WireRow[]> {
  const keys = query.keys ?? (await accountsOf(client)).map(({ key }) => key)
  const named = keys.map((key) => `accountKey=${encodeURIComponent(key)}`).join('&')
  const path = `/personal/banking/transactions?${named}&fromDate=${query.from}&toDate=${query.to}${query.more ?? ''}`
  const { transactions } = (await (await client.get(path)).json()) as { transactions: readonly WireRow[] }
  return transactions
}

/** The account of that type in the list. */
export async function accountOfType(client: TestClient, type: string): Promise<WireAccount> {
  const found = (await accountsOf(client)).find((account) => account.type === type)
  if (found === undefined) throw new Error(`no account of type ${type}`)
  return found
}
