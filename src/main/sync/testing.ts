import type {
  BankAccount,
  BankSession,
  BankTransaction,
  IdentityPolicy,
  TransactionPage,
  TransactionQuery,
} from '../banks/bank.ts'
import type { CalendarDate } from '../../shared/ids.ts'
import { invent } from '../store/testing.ts'
import type { Store } from '../store/store.ts'
import type { AnswerRow } from './answer.ts'
import { addDays } from './identity.ts'
import { importStatements, type StatementToImport } from './import-save.ts'
import type { SyncOptions } from './job.ts'
import { runSync } from './run.ts'

// For tests only: a bank in this process, whose books the test holds in its hand.

export const today: CalendarDate = '2026-06-01'
export const clock = { now: () => Date.parse(`${today}T10:00:00Z`) }

/** Of a bank whose rows settle in two weeks and move by three days. */
export const inventedPolicy: IdentityPolicy = {
  version: 1,
  settlingDays: () => 14,
  movesDays: 3,
  amountMayChange: true,
  announcements: { mayKeepId: true, bookedWithinDays: 10, holdPercent: 25, pendingDays: 31 },
}

export function bankRow(more: Partial<BankTransaction> & { minor?: number } = {}): BankTransaction {
  return { ...invent.row(more), bankKey: 'key-1', status: 'booked', identity: null, ...more }
}

export function bankAccount(more: Partial<BankAccount> = {}): BankAccount {
  return invent.accountFacts(more)
}

export interface InventedBank {
  accounts: BankAccount[]
  /** The bank's own books; the test changes them between syncs. */
  books: BankTransaction[]
  /** Days a page covers. */
  windowDays: number
  /** The first day of the books: there is nothing before. */
  opened: CalendarDate
  /** Changes a page before it is answered: leaves rows out, adds problems, throws. */
  distort: (page: TransactionPage, query: TransactionQuery) => TransactionPage | Promise<TransactionPage>
  /** Every question asked. */
  readonly asked: TransactionQuery[]
  readonly session: BankSession
}

/** Walks day windows backwards, as the banks without a paging token are read; the cursor is the last day already read. */
export function inventBank(): InventedBank {
  const bank: InventedBank = {
    accounts: [bankAccount()],
    books: [],
    windowDays: 90,
    opened: '2026-01-01',
    distort: (page) => page,
    asked: [],
    session: {
      test: () => Promise.resolve(),
      accounts: () => Promise.resolve({ accounts: bank.accounts, problems: [] }),
      account: (bankKey) => {
        const account = bank.accounts.find((one) => one.bankKey === bankKey)
        return account === undefined ? Promise.reject(new Error('no such account')) : Promise.resolve(account)
      },
      async *transactions(query) {
        bank.asked.push(query)
        const keys = new Set(query.accounts.map(({ bankKey }) => bankKey))
        const oldest = query.from === null || query.from < bank.opened ? bank.opened : query.from
        let to = query.cursor === null ? today : addDays(query.cursor, -1)
        let isLast = false
        while (!isLast) {
          const start = addDays(to, 1 - bank.windowDays)
          const from = start < oldest ? oldest : start
          const isNewest = to === today
          isLast = from <= oldest
          const rows = bank.books.filter(
            (row) => keys.has(row.bankKey) && row.bookedOn >= from && (isNewest || row.bookedOn <= to),
          )
          yield await bank.distort({ rows, from, to, problems: [], cursor: from, isLast }, query)
          to = addDays(from, -1)
        }
      },
    },
  }
  return bank
}

/** What a test may say of a run beyond the bank. */
type SyncTwist = 'signal' | 'onProgress' | 'clock' | 'mayCountPending' | 'callsLeft' | 'isWanted'

/** Knows every account of the bank, follows all of them, and reads. */
export async function syncWith(
  store: Store,
  bank: InventedBank,
  connectionId: string,
  more: Partial<Pick<SyncOptions, SyncTwist>> & {
    overlapDays?: number
    policy?: Partial<IdentityPolicy>
  } = {},
) {
  const { overlapDays, policy, ...options } = more
  const ids = store.accounts.upsertFromBank(connectionId, bank.accounts, invent.at)
  store.accounts.setChosen(connectionId, ids)
  const connection = store.connections.get(connectionId)
  if (connection === null) throw new Error('no such connection')
  return runSync({
    connection,
    session: bank.session,
    store,
    clock,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    overlapDays: () => overlapDays ?? 14,
    identity: { ...inventedPolicy, ...policy },
    ...options,
  })
}

/** A row of a file, whose format is OFX where it has a reference. */
export function fileRow(more: Partial<AnswerRow> & { minor?: number; reference?: string } = {}): AnswerRow {
  const { reference, ...facts } = more
  return {
    ...invent.row(facts),
    identity: reference === undefined ? null : `file:ofx:${reference}`,
    ...facts,
  }
}

/** Takes a file of one account in; nothing more is said of it than its rows, unless it is. */
export async function importInto(
  store: Store,
  into: StatementToImport['into'],
  rows: readonly AnswerRow[],
  more: Partial<Pick<StatementToImport, 'stated' | 'format'>> & {
    fileName?: string
    signal?: AbortSignal
  } = {},
) {
  const { format = 'ofx' } = more
  const { importId, counts, accountIds } = await importStatements({
    store,
    file: { fileName: more.fileName ?? 'konto.csv', format, importedAt: invent.at, sha256: '00' },
    statements: [{ into, rows, format, stated: more.stated ?? null }],
    signal: more.signal ?? new AbortController().signal,
    onProgress: () => undefined,
  })
  return { importId, accountId: accountIds[0] ?? '', ...counts[0] }
}
