import type { Handlers, Pocket } from '../../src/shared/contract.ts'
import { AppError, type ErrorCode } from '../../src/shared/errors.ts'
import type { Transaction } from '../../src/shared/model.ts'
import { channels, type Channel } from '../../src/shared/channels.ts'
import { accounts, connection, settings as firstSettings, status } from './invented.ts'
import { camtDraft, importerOf } from './invented-import.ts'
import { balancesBetween, flowsBetween } from './invented-series.ts'
import { identity } from './invented-identity.ts'
import { trust } from './invented-trust.ts'
import { upcomingPayments } from './invented-upcoming.ts'
import { transactions, transactionsOf } from './invented-transactions.ts'

/** A household with everything in it. Settings, names and the net-worth switches answer as the real app would. */
export function fullHandlers(): Handlers {
  let settings = firstSettings
  let rows = accounts
  return {
    'app:status': () => ({ ...status, language: settings.language ?? status.language }),
    'app:retry': () => status,
    'app:copies': () => [],
    'app:restore': () => status,
    'app:open-link': () => null,
    'app:log': () => ({ lines: [] }),
    'app:show-window': () => null,
    'demo:enter': () => ({ ...status, isDemo: true }),
    'demo:leave': () => status,
    'settings:get': () => settings,
    'settings:set': (change) => {
      settings = { ...settings, ...change } as typeof settings
      return settings
    },
    'connections:list': () => [connection],
    ...willing,
    'connection:read-accounts': () => rows,
    'sync:run': () => ({
      runId: 1,
      added: 4,
      changed: 0,
      pending: 6,
      isPartial: false,
      isHistoryComplete: true,
    }),
    'sync:cancel': () => null,
    'sync:history': () => [],
    'accounts:list': () => rows,
    'account:update': ({ accountId, name, isCounted }) => {
      rows = rows.map((row) =>
        row.id === accountId
          ? { ...row, name: name ?? row.name, isCounted: isCounted ?? row.isCounted }
          : row,
      )
      return null
    },
    'overview:get': () => ({
      netWorth: totals(rows),
      accounts: rows,
      oldestBalanceAt: rows[0]?.balanceAt ?? null,
    }),
    'balances:history': ({ from, to }) => balancesBetween(from, to),
    'flows:monthly': ({ from, to }) => flowsBetween(from, to),
    ...transactionsOf(transactions),
    'export:csv': () => null,
    'export:cancel': () => null,
    ...importerOf(camtDraft),
    ...trust,
    ...identity,
    'upcoming:list': () => upcomingPayments,
    ...pocketOf(() => rows),
  }
}

/** A bank that says yes to everything. */
const willing = {
  'connection:create': () => ({ connectionId: connection.id }),
  'connection:configure': () => null,
  'connection:test': () => null,
  'connection:prepare': () => ({ providerName: null, redirectUri: null }),
  'connection:authorise': () => null,
  'connection:reopen-browser': () => null,
  'connection:copy-address': () => null,
  'connection:paste-callback': () => null,
  'connection:cancel-authorise': () => null,
  'connection:choose-accounts': () => null,
  'connection:disconnect': () => null,
} satisfies Partial<Handlers>

/** The small window over accounts as they are now: nothing is pinned before somebody pins it. */
function pocketOf(rows: () => typeof accounts): Pick<Handlers, Extract<Channel, `pocket:${string}`>> {
  let pinned: string | null = null
  const get = (): Pocket | null => {
    const account = rows().find(({ id }) => id === pinned)
    if (account === undefined) return null
    return {
      accountId: account.id,
      name: account.name,
      bankName: account.connectionName,
      kind: account.kind,
      balance: account.available ?? account.booked,
      balanceAt: account.balanceAt,
      isAvailable: true,
      canRefresh: account.connectionId !== null,
      isRefreshing: false,
      failure: null,
    }
  }
  return {
    'pocket:get': get,
    'pocket:pin': ({ accountId }) => {
      pinned = accountId
      return null
    },
    'pocket:unpin': () => {
      pinned = null
      return null
    },
    'pocket:refresh': get,
  }
}

function totals(rows: typeof accounts) {
  const sums = new Map<string, { minor: number; accountCount: number }>()
  for (const row of rows) {
    if (!row.isCounted || row.booked === null) continue
    const sum = sums.get(row.currency) ?? { minor: 0, accountCount: 0 }
    sums.set(row.currency, { minor: sum.minor + row.booked.minor, accountCount: sum.accountCount + 1 })
  }
  return [...sums].map(([currency, sum]) => ({ currency, ...sum }))
}

/** A household with a bank, and nothing read from it yet. */
export function emptyHandlers(): Handlers {
  return {
    ...fullHandlers(),
    'accounts:list': () => [],
    'overview:get': () => ({ netWorth: [], accounts: [], oldestBalanceAt: null }),
    'balances:history': () => ({ days: [], series: [] }),
    'flows:monthly': () => [],
    'upcoming:list': () => [],
    'import:list': () => [],
    'transactions:page': () => [],
    'transactions:rows': () => [],
    'transactions:summary': () => ({ count: 0, pendingCount: 0, totals: [] }),
  }
}

/** What the frame asks before a page is drawn: it works in the variants below, so that the page is what fails. */
const frame: readonly Channel[] = [
  'app:status',
  'app:retry',
  'app:copies',
  'settings:get',
  'settings:set',
  'connections:list',
]

function replacing(make: (channel: Channel) => () => never | Promise<never>): Handlers {
  const made = Object.fromEntries(
    channels.filter((channel) => !frame.includes(channel)).map((channel) => [channel, make(channel)]),
  )
  return { ...fullHandlers(), ...made }
}

/** Every question a page asks is refused in the same way. */
export function failingHandlers(code: ErrorCode): Handlers {
  return replacing((channel) => () => {
    throw new AppError(code, channel)
  })
}

/** No question a page asks is ever answered. */
export function silentHandlers(): Handlers {
  return replacing(() => () => new Promise<never>(() => undefined))
}

/** Texts as an attacker or a careless bank might send them, and as long as the contract lets them be. */
export const hostileTexts = [
  '<img src=x onerror="document.body.dataset.hacked=1">',
  '\u202Egnp.exe <script>document.body.dataset.hacked=1</script>',
  'Kjøp æøå '.repeat(8).trim(),
  '{{count}} $t(common.close) ${process.env}',
]

/** Every text of a row is one of them, and a name no line can hold. */
function hostileRow(row: Transaction, index: number): Transaction {
  const text = hostileTexts[index % hostileTexts.length] ?? ''
  return { ...row, text, counterparty: '👩‍👩‍👧‍👦é̂̃'.repeat(60), accountName: hostileTexts[0] ?? '' }
}

/** The full household with hostile texts where names are. */
export function hostileHandlers(): Handlers {
  const full = fullHandlers()
  const rows = accounts.map((row, index) => {
    const name = hostileTexts[index % hostileTexts.length] ?? row.name
    return { ...row, name, connectionName: name }
  })
  return {
    ...full,
    'accounts:list': () => rows,
    'overview:get': () => ({ netWorth: totals(rows), accounts: rows, oldestBalanceAt: null }),
    'connections:list': () => [{ ...connection, name: hostileTexts[0] ?? '' }],
    ...transactionsOf(transactions.map(hostileRow)),
  }
}
