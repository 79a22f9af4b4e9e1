import { eras, type Era } from './eras.ts'
import type { SbankenSandbox } from './sandbox.ts'

/** A plain client for tests of the sandbox itself: it knows the wire and nothing of the app. */
export interface TestClient {
  readonly accessToken: string
  /** With the customer's number in its header, which the later eras ignore. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
}

export const formType = 'application/x-www-form-urlencoded; charset=utf-8'

/** Basic credentials of two halves as they are handed in, encoded or not. */
export const basic = (id: string, secret: string): string => `Basic ${btoa(`${id}:${secret}`)}`

/** A token request; without `authorization` with the right credentials, rightly encoded. */
export function askToken(
  bank: SbankenSandbox,
  authorization?: string,
  body = 'grant_type=client_credentials',
): Promise<Response> {
  const { clientId, clientSecret } = bank.client
  const right = basic(encodeURIComponent(clientId), encodeURIComponent(clientSecret))
  const headers = { authorization: authorization ?? right, 'content-type': formType }
  return fetch(bank.endpoints.token, { method: 'POST', body, headers })
}

/** Test code reads replies it knows the shape of. */
export type Json = Record<string, never>
export async function jsonOf(reply: Response | Promise<Response>): Promise<Json> {
  return (await (await reply).json()) as Json
}

export async function signIn(bank: SbankenSandbox): Promise<TestClient> {
  const { access_token: accessToken = '' }: Record<string, string> = await jsonOf(askToken(bank))
  const own = { authorization: `Bearer ${accessToken}`, customerId: bank.client.customerId }
  return {
    accessToken,
    get: (path, headers = {}) => fetch(`${bank.url}${path}`, { headers: { ...own, ...headers } }),
  }
}

export function era(id: Era['id']): Era {
  const found = eras.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no era ${id}`)
  return found
}

export interface WireAccount {
  readonly accountId: string
  readonly accountNumber: string | null
  readonly name: string | null
  readonly balance: number
  readonly available: number
  readonly creditLimit: number | null
  readonly [field: string]: unknown
}
export interface WireRow {
  readonly transactionId?: string
  readonly accountingDate: string
  readonly interestDate: string | null
  readonly amount: number
  readonly text: string
  readonly transactionTypeCode: number
  readonly isReservation?: boolean
  readonly source: string | number
  readonly cardDetails?: Readonly<Record<string, string | number>> | null
  readonly transactionDetail?: Readonly<Record<string, string | number | null>> | null
  readonly [field: string]: unknown
}

export async function itemsOf<T>(reply: Response | Promise<Response>): Promise<readonly T[]> {
  return ((await (await reply).json()) as { items: readonly T[] }).items
}

export function accountsOf(
  client: TestClient,
  id: Era['id'] = 'apibeta-v2',
): Promise<readonly WireAccount[]> {
  return itemsOf(client.get(`${era(id).base}/Accounts`))
}

/** The id of the account with this name. */
export async function idOf(client: TestClient, name = 'Gammel brukskonto'): Promise<string> {
  return (await accountsOf(client)).find((account) => account.name === name)?.accountId ?? ''
}

export function rowsOf(client: TestClient, path: string, id: Era['id'] = 'apibeta-v2'): Promise<readonly WireRow[]> {
  return itemsOf(client.get(`${era(id).base}/Transactions/${path}`))
} // prettier-ignore

/** An account's booked rows since the household's first month, for a clock in June 2026: windows of a year, page by page. */
export async function bookedRowsOf(client: TestClient, id: string): Promise<readonly WireRow[]> {
  const windows = ['startDate=2023-06-01&endDate=2024-05-31', 'startDate=2024-06-01&endDate=2025-05-31', 'startDate=2025-06-01&endDate=2026-05-31', 'startDate=2026-06-01']
  const rows: WireRow[] = []
  for (const span of windows) {
    for (let index = 0; ; index += 1000) {
      const page = await rowsOf(client, `${id}?${span}&length=1000&index=${index}`)
      rows.push(...page.filter(({ isReservation }) => isReservation === false))
      if (page.length < 1000) break
    }
  }
  return rows
} // prettier-ignore

/** Signed in, with the id of the household's current account. */
export async function openAccount(bank: SbankenSandbox): Promise<{ readonly client: TestClient; readonly id: string }> {
  const client = await signIn(bank)
  return { client, id: await idOf(client) }
} // prettier-ignore

/** The date of a row, which is all that its date-time means. */
export const dateOf = ({ accountingDate }: WireRow): string => accountingDate.slice(0, 10)
