import type { AccountId, CalendarDate, Instant } from '../../shared/ids.ts'
import type { TransferReason } from '../../shared/transfer.ts'
import { transferDecisions } from './transfer-decisions.ts'
import type { WriteDb } from './port.ts'

/** A booked row as far as it tells of a transfer. */
export interface TransferRow {
  readonly id: number
  readonly accountId: AccountId
  readonly identity: string
  readonly bookedOn: CalendarDate
  readonly minor: number
  readonly originalMinor: number | null
  readonly originalCurrency: string | null
  readonly text: string
  readonly bankText: string
  readonly counterparty: string | null
  /** Without dots and spaces; null where the bank names nobody. */
  readonly counterpartyAccount: string | null
  readonly message: string | null
  readonly typeCode: string | null
  readonly isOwn: 0 | 1
  readonly firstSeenAt: Instant
}

/** What a row tells of a rate: so much of its account's currency was so much of another. */
export interface ToldRate {
  readonly bookedOn: CalendarDate
  readonly currency: string
  readonly minor: number
  readonly originalCurrency: string
  readonly originalMinor: number
}

/** A pair as it is stored. `evidence` is JSON. */
export interface StoredLink {
  readonly outId: number
  readonly inId: number
  readonly outAccountId: AccountId
  readonly inAccountId: AccountId
  readonly state: 'linked' | 'proposed'
  readonly reason: TransferReason
  readonly confidence: number
  readonly evidence: string
  readonly rate: string | null
  readonly at: Instant
}

/** Days from and to, both inclusive. */
export interface Days {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

const rowColumns = `id, account_id AS accountId, identity, booked_on AS bookedOn, minor, original_minor AS originalMinor,
  original_currency AS originalCurrency, text, bank_text AS bankText, counterparty,
  counterparty_account AS counterpartyAccount, message, type_code AS typeCode, is_own_transfer AS isOwn,
  first_seen_at AS firstSeenAt`
const linkColumns = `l.out_id AS outId, l.in_id AS inId, l.out_account_id AS outAccountId, l.in_account_id AS inAccountId,
  l.state, l.reason, l.confidence, l.evidence, l.rate, l.at`

export type TransferStore = ReturnType<typeof transferStore>

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareReads(db: WriteDb) {
  const rows = db.prepare<Days & { afterDay: string; afterId: number; limit: number }, TransferRow>(`
    SELECT ${rowColumns} FROM bank_transaction
    WHERE (booked_on, id) > (@afterDay, @afterId) AND booked_on BETWEEN @from AND @to
    ORDER BY booked_on, id LIMIT @limit`)
  const rates = db.prepare<Days, ToldRate>(`
    SELECT t.booked_on AS bookedOn, a.currency, t.minor, t.original_currency AS originalCurrency,
      t.original_minor AS originalMinor
    FROM bank_transaction t JOIN account a ON a.id = t.account_id
    WHERE t.original_currency IS NOT NULL AND t.original_minor <> 0 AND t.minor <> 0 AND t.original_currency <> a.currency
      AND t.booked_on BETWEEN @from AND @to
    ORDER BY t.booked_on, t.minor, t.original_minor`)
  const derived = db.prepare<Days, StoredLink>(`
    SELECT ${linkColumns}
    FROM transfer_link l JOIN bank_transaction o ON o.id = l.out_id JOIN bank_transaction i ON i.id = l.in_id
    WHERE l.is_by_person = 0 AND l.id IN (
      SELECT x.id FROM bank_transaction t JOIN transfer_link x ON x.out_id = t.id WHERE t.booked_on BETWEEN @from AND @to
      UNION
      SELECT x.id FROM bank_transaction t JOIN transfer_link x ON x.in_id = t.id WHERE t.booked_on BETWEEN @from AND @to)`)
  const span = db.prepare<[], { from: string | null; to: string | null }>(
    'SELECT min(booked_on) AS "from", max(booked_on) AS "to" FROM bank_transaction',
  )
  const changed = db.prepare<[], { day: string }>('SELECT DISTINCT day FROM transfer_day ORDER BY day')
  const basis = db.prepare<[], { basis: string }>('SELECT basis FROM transfer_basis')
  return { rows, rates, derived, span, changed, basis }
}

function prepareWrites(db: WriteDb) {
  const mark = db.prepareWrite<[number, number]>(
    'UPDATE bank_transaction SET is_own_transfer = ? WHERE id = ?',
  )
  // A person's word on the same pair stays what it is; and a row that went meanwhile is in no pair.
  const put = db.prepareWrite<StoredLink>(`
    INSERT INTO transfer_link (out_id, in_id, out_account_id, in_account_id, state, is_by_person, reason, confidence, evidence,
      rate, at)
    SELECT @outId, @inId, @outAccountId, @inAccountId, @state, 0, @reason, @confidence, @evidence, @rate, @at
    WHERE EXISTS (SELECT 1 FROM bank_transaction WHERE id = @outId)
      AND EXISTS (SELECT 1 FROM bank_transaction WHERE id = @inId)
    ON CONFLICT (out_id, in_id) DO UPDATE SET state = excluded.state, reason = excluded.reason,
      confidence = excluded.confidence, evidence = excluded.evidence, rate = excluded.rate, at = excluded.at
      WHERE is_by_person = 0`)
  const drop = db.prepareWrite<[number, number]>(
    'DELETE FROM transfer_link WHERE out_id = ? AND in_id = ? AND is_by_person = 0',
  )
  const take = db.prepareWrite<[]>(
    'INSERT INTO transfer_day (day, is_taken) SELECT day, 1 FROM transfer_day WHERE is_taken = 0 ON CONFLICT DO NOTHING',
  )
  const forgetUntaken = db.prepareWrite<[]>('DELETE FROM transfer_day WHERE is_taken = 0')
  const forgetTaken = db.prepareWrite<[]>('DELETE FROM transfer_day WHERE is_taken = 1')
  const setBasis = db.prepareWrite<[string]>(
    'INSERT INTO transfer_basis (id, basis) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET basis = excluded.basis',
  )
  return { mark, put, drop, take, forgetUntaken, forgetTaken, setBasis }
}

/** Transfers between the household's own accounts: what tells of them, and what was found. */
export function transferStore(db: WriteDb) {
  const reads = prepareReads(db)
  const writes = prepareWrites(db)
  return {
    ...transferDecisions(db),
    /** Booked within these days, oldest first; at most `limit`, those after the row `after`. */
    rows: (days: Days, after: Pick<TransferRow, 'bookedOn' | 'id'> | null, limit: number) =>
      reads.rows.all({ ...days, afterDay: after?.bookedOn ?? days.from, afterId: after?.id ?? 0, limit }),
    /** The rates that rows of these days tell. */
    rates: (days: Days): readonly ToldRate[] => reads.rates.all(days),
    /** Pairs that were found, one of whose rows is of these days. */
    derived: (days: Days) => reads.derived.all(days),
    /** null: there is no row. */
    span: (): Days | null => {
      const { from = null, to = null } = reads.span.get([]) ?? {}
      return from === null || to === null ? null : { from, to }
    },
    mark: (id: number, isOwnTransfer: boolean): void => void writes.mark.run([isOwnTransfer ? 1 : 0, id]),
    /** Keeps a pair that was found, anew or as it is now. */
    put: (link: StoredLink): void => void writes.put.run(link),
    drop: (outId: number, inId: number): void => void writes.drop.run([outId, inId]),
    /** Takes on the days that changed, with those a killed process had taken on. Within a transaction. */
    takeDays: (): readonly CalendarDate[] => {
      writes.take.run([])
      writes.forgetUntaken.run([])
      return reads.changed.all([]).map(({ day }) => day)
    },
    /** The days taken on are done, and all of the ledger is as this basis says. */
    finish: (basis: string): void => {
      writes.forgetTaken.run([])
      writes.setBasis.run([basis])
    },
    /** What the last whole look at the ledger was made with; null: there was none. */
    basis: (): string | null => reads.basis.get([])?.basis ?? null,
  }
}
