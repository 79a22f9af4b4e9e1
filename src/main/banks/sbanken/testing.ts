import type { CalendarDate } from '../../../shared/ids.ts'
import { createHttp } from '../../http/client.ts'
import type { Clock } from '../../clock.ts'
import type { BankLink, BankTransaction, TransactionPage } from '../bank.ts'
import type { Endpoints, SecretStore } from '../../systems/system.ts'
import { sbanken } from './adapter.ts'
import { noOwnHttp } from '../../http/testing/unasked.ts'

// For tests only: a link to whatever answers at these addresses, with a keychain that is a variable.

export interface LinkedBank extends Disposable {
  readonly link: BankLink
  readonly http: ReturnType<typeof createHttp>
  /** A second link with the same keychain: the app after a restart, or after something else was typed. */
  again(credentials?: CustomerClient): BankLink
}

interface CustomerClient {
  readonly clientId: string
  readonly clientSecret: string
  readonly customerId: string | null
}

export function linked(options: {
  readonly endpoints: Endpoints
  readonly credentials: CustomerClient
  readonly era?: 'bank' | 'exec.bank' | 'apibeta-v1' | 'apibeta-v2'
  readonly clock: Clock
}): LinkedBank {
  const http = createHttp({
    clock: options.clock,
    log: { event: () => undefined, error: () => 'no-log' },
    userAgent: 'test',
    allowLoopbackHttp: true,
    random: () => 0,
  })
  let context: string | null = null
  const secrets: SecretStore = {
    loadTokens: () => Promise.resolve(null),
    saveTokens: () => Promise.reject(new Error('Sbanken has no tokens to refresh')),
    loadContext: () => Promise.resolve(context),
    saveContext: async (text) => {
      context = text
    },
  }
  const again = (credentials = options.credentials): BankLink =>
    sbanken.link({
      openHttp: noOwnHttp,
      http,
      clock: options.clock,
      settings: { era: options.era ?? 'apibeta-v2' },
      endpoints: options.endpoints,
      credentials,
      secrets,
      onRefresh: () => undefined,
    })
  return { link: again(), http, again, [Symbol.dispose]: () => void http.close() }
}

const signal = new AbortController().signal

export async function pagesOf(
  link: BankLink,
  bankKey: string,
  from: CalendarDate | null = null,
  cursor: string | null = null,
): Promise<readonly TransactionPage[]> {
  const pages: TransactionPage[] = []
  const accounts = [{ bankKey, kind: 'current', currency: 'NOK' }] as const
  for await (const page of link.transactions({ accounts, from, cursor }, signal)) pages.push(page)
  return pages
}

export function rowsOf(pages: readonly TransactionPage[]): readonly BankTransaction[] {
  return pages.flatMap(({ rows }) => rows)
}
