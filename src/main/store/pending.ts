import type { AccountId, CalendarDate, ConnectionId, Instant } from '../../shared/ids.ts'
import { factColumns, searchTextOf, toFactRow, type FactRow, type TransactionFacts } from './columns.ts'
import type { WriteDb } from './port.ts'

/** An announcement as it is told now. */
export interface ToldAnnouncement extends TransactionFacts {
  /** The bank's id, where it may be that of the booked row. */
  readonly identity: string | null
}

/** One that is open, or whose end nobody has explained. */
export interface Announced {
  readonly id: number
  readonly identity: string | null
  readonly bookedOn: CalendarDate
  readonly minor: number
  readonly text: string
  /** Transactions up to this one were there before it. */
  readonly afterId: number
}

export interface OpenAnnouncement extends Announced {
  /** All its columns as one text: equal texts are equal rows. */
  readonly content: string
}

/** A booked row that could be what was announced. */
export interface BookedSince {
  readonly id: number
  readonly identity: string
  readonly bookedOn: CalendarDate
  readonly minor: number
  readonly text: string
}

export type AnnouncementEnd = 'booked' | 'withdrawn' | 'expired'

type SqlValue = string | number | null
const announced = 'id, identity, booked_on AS bookedOn, minor, text, coalesce(after_id, 0) AS afterId'
const written = [...factColumns, 'search_text', 'changed_at', 'raw', 'identity', 'confirmed_at']

export type PendingStore = ReturnType<typeof pendingStore>

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  const ofAccount = db.prepare<[string], Announced & FactRow>(
    `SELECT ${announced}, ${factColumns.join(', ')} FROM pending_transaction WHERE account_id = ? ORDER BY id`,
  )
  const insert = db.prepareWrite<SqlValue[]>(`
    INSERT INTO pending_transaction (account_id, first_seen_at, ${written.join(', ')}, after_id)
    VALUES (?, ?, ${written.map(() => '?').join(', ')},
      (SELECT max(highest, coalesce((SELECT max(id) FROM bank_transaction), 0)) FROM transaction_number))`)
  const update = db.prepareWrite<SqlValue[]>(
    `UPDATE pending_transaction SET ${written.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  )
  const confirm = db.prepareWrite<[string, number]>(
    'UPDATE pending_transaction SET confirmed_at = ? WHERE id = ?',
  )
  const trace = db.prepareWrite<Record<string, SqlValue>>(`
    INSERT INTO pending_trace (account_id, first_seen_at, ended_at, outcome, transaction_id, identity, after_id, booked_on,
      minor, text, raw)
    SELECT account_id, first_seen_at, @at, @outcome, @transactionId, identity, coalesce(after_id, 0), booked_on, minor, text,
      raw FROM pending_transaction WHERE id = @id`)
  const remove = db.prepareWrite<[number]>('DELETE FROM pending_transaction WHERE id = ?')
  const unexplained = db.prepare<{ accountId: string; since: string }, Announced>(`
    SELECT ${announced} FROM pending_trace
    WHERE account_id = @accountId AND ended_at >= @since AND outcome <> 'booked' ORDER BY id`)
  const explain = db.prepareWrite<[number, number]>(
    "UPDATE pending_trace SET outcome = 'booked', transaction_id = ? WHERE id = ?",
  )
  const booked = db.prepare<{ accountId: string; afterId: number; from: string }, BookedSince>(`
    SELECT id, identity, booked_on AS bookedOn, minor, text FROM bank_transaction
    WHERE account_id = @accountId AND booked_on >= @from AND id > @afterId AND is_from_bank = 1
      AND id NOT IN (SELECT transaction_id FROM pending_trace WHERE transaction_id IS NOT NULL) ORDER BY booked_on, id`)
  const quiet = db.prepare<{ accountId: string; before: string }, { id: number }>(`
    SELECT id FROM pending_transaction
    WHERE account_id = @accountId AND coalesce(confirmed_at, first_seen_at) < @before ORDER BY id`)
  const count = db.prepare<[string], { count: number }>(`
    SELECT count(*) AS count FROM pending_transaction
    WHERE account_id IN (SELECT id FROM account WHERE connection_id = ? AND is_chosen = 1)`)
  return { ofAccount, insert, update, confirm, trace, remove, unexplained, explain, booked, quiet, count }
}

/** What is announced but not booked: apart from the ledger, and never counted in it. How each ended leaves a trace. */
export function pendingStore(db: WriteDb) {
  const sql = prepareStatements(db)
  return {
    ofAccount: (accountId: AccountId): readonly OpenAnnouncement[] =>
      sql.ofAccount.all([accountId]).map((row) => ({ ...row, content: textOf(row) })),
    insert: (accountId: AccountId, told: ToldAnnouncement, at: Instant): void =>
      void sql.insert.run([accountId, at, ...valuesOf(told, at)]),
    /** The bank says something else of it now; since when it is known stays. */
    update: (id: number, told: ToldAnnouncement, at: Instant): void =>
      void sql.update.run([...valuesOf(told, at), id]),
    /** An answer told of it as it is. */
    confirm: (id: number, at: Instant): void => void sql.confirm.run([at, id]),
    /** It is over. @param transactionId the booked row it became; null: none that is known. */
    end: (id: number, outcome: AnnouncementEnd, transactionId: number | null, at: Instant): void => {
      sql.trace.run({ id, outcome, transactionId, at })
      sql.remove.run([id])
    },
    /** Ended since then without a booked row: it may only come late. */
    unexplained: (accountId: AccountId, since: Instant): readonly Announced[] =>
      sql.unexplained.all({ accountId, since }),
    /** The booked row of one that had ended. */
    explain: (traceId: number, transactionId: number): void => void sql.explain.run([transactionId, traceId]),
    /** Rows of the bank that came after a transaction, booked on a day or later, that were no announcement's yet. */
    bookedAfter: (accountId: AccountId, afterId: number, from: CalendarDate): readonly BookedSince[] =>
      sql.booked.all({ accountId, afterId, from }),
    /** No answer told of them since then. */
    quietSince: (accountId: AccountId, before: Instant): readonly number[] =>
      sql.quiet.all({ accountId, before }).map(({ id }) => id),
    /** Pending rows of the connection's chosen accounts. */
    count: (connectionId: ConnectionId): number => sql.count.get([connectionId])?.count ?? 0,
  }
}

function valuesOf(told: ToldAnnouncement, at: Instant): SqlValue[] {
  const row = toFactRow(told)
  return [...factColumns.map((column) => row[column]), searchTextOf(row), at, told.raw, told.identity, at]
}

/** The text of `OpenAnnouncement.content` of a row as it is told. */
export function contentOf(told: TransactionFacts): string {
  return textOf(toFactRow(told))
}

function textOf(row: FactRow): string {
  return JSON.stringify(factColumns.map((column) => row[column]))
}
