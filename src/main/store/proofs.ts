import type { AccountId, CalendarDate, Instant } from '../../shared/ids.ts'
import type { EarlyKind, UnprovenReason } from '../../shared/proof.ts'
import { anchorStore } from './anchors.ts'
import type { WriteDb } from './port.ts'

/** The balance a file stated, at the end of a day. */
export interface Statement {
  readonly on: CalendarDate
  readonly minor: number
}

/** How a look at a balance came out. */
export interface ProofOutcome {
  readonly state: 'proven' | 'gap' | 'unproven'
  readonly reason: UnprovenReason | null
  /** The last day whose rows count; null where none do. */
  readonly through: CalendarDate | null
  readonly bankMinor: number | null
  readonly ledgerMinor: number | null
  readonly early: { readonly kind: EarlyKind; readonly minor: number } | null
  readonly gapMinor: number | null
}

/** Outcomes alike, one after another. */
export interface ProofLine extends ProofOutcome {
  readonly id: number
  /** What the person had set aside of the anchor by then, in minor units. */
  readonly acceptedMinor: number
  readonly firstAt: Instant
  readonly lastAt: Instant
  /** When its bank told the balance; the rows may have been looked at again later. */
  readonly bankAt: Instant
}

/** A row of one day, and the balance its bank says there was right after it. */
export interface ToldRow {
  readonly day: CalendarDate
  readonly minor: number
  readonly after: number | null
}

/** What the rows of an account come to, in its minor units. */
export interface RowSums {
  /** From the day asked for to the last that counts. */
  readonly booked: number
  /** Booked rows after it. */
  readonly ahead: number
  readonly pending: number
}

interface LineRow extends Omit<ProofLine, 'early'> {
  readonly early: EarlyKind | null
  readonly earlyMinor: number
}

/** A balance that comes out differently with every sync would otherwise fill the file: some years of daily changes. */
const mostLines = 1000

export type ProofStore = ReturnType<typeof proofStore>

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  return {
    statements: db.prepare<[string], Statement>(`
      SELECT s.stated_on AS "on", s.stated_minor AS minor FROM import_account s JOIN import_file f ON f.id = s.import_id
      WHERE s.account_id = ? AND f.is_finished = 1 AND s.stated_minor IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM import_account o JOIN import_file n ON n.id = o.import_id WHERE n.is_finished = 1
          AND o.account_id = s.account_id AND o.stated_on = s.stated_on AND o.import_id > s.import_id)
      ORDER BY s.stated_on`),
    sums: db.prepare<{ id: string; from: string; through: string }, RowSums>(`
      SELECT coalesce(sum(minor) FILTER (WHERE day <= @through), 0) AS booked,
        coalesce(sum(minor) FILTER (WHERE day > @through), 0) AS ahead,
        (SELECT coalesce(sum(minor), 0) FROM pending_transaction WHERE account_id = @id) AS pending
      FROM account_day WHERE account_id = @id AND day >= @from`),
    hasTold: db.prepare<[string], { hasTold: 0 | 1 }>(`
      SELECT balance_after_minor IS NOT NULL AS hasTold FROM bank_transaction WHERE account_id = ?
      ORDER BY booked_on DESC, id DESC LIMIT 1`),
    toldDays: db.prepare<{ id: string; from: string; through: string }, ToldRow>(`
      SELECT booked_on AS day, minor, balance_after_minor AS after FROM bank_transaction
      WHERE account_id = @id AND booked_on IN (
        SELECT day FROM (SELECT day FROM account_day WHERE account_id = @id AND day >= @from AND day <= @through
          AND count > 0 ORDER BY day LIMIT 5)
        UNION
        SELECT day FROM (SELECT day FROM account_day WHERE account_id = @id AND day >= @from AND day <= @through
          AND count > 0 ORDER BY day DESC LIMIT 5))
      ORDER BY booked_on`),
    oldestDay: db.prepare<[string], { day: string | null }>(
      'SELECT min(day) AS day FROM account_day WHERE account_id = ? AND count > 0',
    ),
    balance: db.prepare<
      [string],
      { minor: number | null; at: string | null; readFrom: string | null; isWhole: 0 | 1 }
    >(`
      SELECT booked_minor AS minor, balance_at AS at, read_from AS readFrom, is_history_done AS isWhole
      FROM account WHERE id = ?`),
    readBackTo: db.prepareWrite<{ id: string; day: string }>(
      'UPDATE account SET read_from = min(@day, coalesce(read_from, @day)) WHERE id = @id',
    ),
    readAnewFrom: db.prepareWrite<{ id: string; day: string }>(
      'UPDATE account SET read_from = @day WHERE id = @id',
    ),
    ...prepareLines(db),
  }
}

function prepareLines(db: WriteDb) {
  return {
    last: db.prepare<[string], LineRow>(`
      SELECT id, first_at AS firstAt, last_at AS lastAt, coalesce(bank_at, last_at) AS bankAt, state, reason, through, bank_minor AS bankMinor,
        ledger_minor AS ledgerMinor, early, early_minor AS earlyMinor, gap_minor AS gapMinor,
        accepted_minor AS acceptedMinor
      FROM balance_proof WHERE account_id = ? ORDER BY id DESC LIMIT 1`),
    extend: db.prepareWrite<Record<string, string | number | null>>(`
      UPDATE balance_proof SET last_at = max(last_at, @at), bank_at = @bankAt, times = times + 1, through = @through,
        bank_minor = @bankMinor, ledger_minor = @ledgerMinor, early_minor = @earlyMinor WHERE id = @id`),
    add: db.prepareWrite<Record<string, string | number | null>>(`
      INSERT INTO balance_proof (account_id, first_at, last_at, bank_at, times, state, reason, through, bank_minor, ledger_minor,
        early, early_minor, gap_minor, accepted_minor)
      VALUES (@accountId, @at, @at, @bankAt, 1, @state, @reason, @through, @bankMinor, @ledgerMinor, @early, @earlyMinor,
        @gapMinor, @acceptedMinor)`),
    prune: db.prepareWrite<{ id: string; most: number }>(`
      DELETE FROM balance_proof WHERE account_id = @id AND id <= (
        SELECT id FROM balance_proof WHERE account_id = @id ORDER BY id DESC LIMIT 1 OFFSET @most)`),
  }
}

/** What is known of each account's balance, and how every look at it came out. */
export function proofStore(db: WriteDb) {
  const sql = prepareStatements(db)
  const anchors = anchorStore(db)

  const lastProof = (id: AccountId): ProofLine | null => toLine(sql.last.get([id]))

  return {
    ...anchors,
    /** What files stated of the account, the last of them for each day, by day. */
    statements: (id: AccountId): readonly Statement[] => sql.statements.all([id]),
    /** Rows from one day to another, both inclusive; those after; and what is announced. */
    sums: (id: AccountId, from: CalendarDate, through: CalendarDate): RowSums =>
      sql.sums.get({ id, from, through }) ?? { booked: 0, ahead: 0, pending: 0 },
    /** Rows of the first few and the last few days of these, with what the bank says of the balance after each; none where it
     *  does not say. */
    toldRows: (id: AccountId, from: CalendarDate, through: CalendarDate): readonly ToldRow[] =>
      sql.hasTold.get([id])?.hasTold === 1 ? sql.toldDays.all({ id, from, through }) : [],
    /** Of the booked rows; null: there are none. */
    oldestDay: (id: AccountId): CalendarDate | null => sql.oldestDay.get([id])?.day ?? null,
    /** The booked balance the bank last told, and when; null: it never did. */
    balance: (id: AccountId): { readonly minor: number; readonly at: Instant } | null => {
      const row = sql.balance.get([id])
      return row === undefined || row.minor === null || row.at === null
        ? null
        : { minor: row.minor, at: row.at }
    },
    /** Every day from this one on was read whole; null: none was yet. */
    readFrom: (id: AccountId): CalendarDate | null => sql.balance.get([id])?.readFrom ?? null,
    /** Was its history read to the end? Until then what is older than `readFrom` may still be told. */
    isReadToEnd: (id: AccountId): boolean => sql.balance.get([id])?.isWhole === 1,
    /** @param isAnew reading begins again at today: what was read before is forgotten. */
    setReadFrom: (id: AccountId, day: CalendarDate, isAnew: boolean): void =>
      void (isAnew ? sql.readAnewFrom : sql.readBackTo).run({ id, day }),
    lastProof,
    /** Outcomes that are alike become one line. Within a transaction of the caller's.
     *  @param bankAt when what it was compared with was said, where that is not now. */
    record: (accountId: AccountId, outcome: ProofOutcome, at: Instant, bankAt = at): void => {
      const { early, ...rest } = outcome
      const values = { ...rest, at, bankAt, early: early?.kind ?? null, earlyMinor: early?.minor ?? 0 }
      const last = lastProof(accountId)
      const acceptedMinor = anchors.accepted(accountId)
      if (last !== null && last.acceptedMinor === acceptedMinor && isAlike(last, outcome)) {
        const { through, bankMinor, ledgerMinor, earlyMinor } = values
        sql.extend.run({ id: last.id, at, bankAt, through, bankMinor, ledgerMinor, earlyMinor })
        return
      }
      sql.add.run({ ...values, accountId, acceptedMinor })
      sql.prune.run({ id: accountId, most: mostLines })
    },
  }
}

/** `row` as the table holds it; undefined: there is none. */
function toLine(row: LineRow | undefined): ProofLine | null {
  if (row === undefined) return null
  const { early, earlyMinor, ...rest } = row
  return { ...rest, early: early === null ? null : { kind: early, minor: earlyMinor } }
}

function isAlike(a: ProofOutcome, b: ProofOutcome): boolean {
  return (
    a.state === b.state &&
    a.reason === b.reason &&
    a.gapMinor === b.gapMinor &&
    a.early?.kind === b.early?.kind
  )
}
