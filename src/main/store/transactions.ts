import type { ImportFormat } from '../../shared/import-file.ts'
import type { AccountId, CalendarDate, Instant } from '../../shared/ids.ts'
import { factColumns, searchTextOf, toFactRow, type FactRow, type TransactionFacts } from './columns.ts'
import { identityStore, storedColumns, type StoredRow } from './identities.ts'
import type { WriteDb } from './port.ts'
import { toldStore } from './told.ts'

export interface WindowQuery {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly after: StoredRow | null
  readonly limit: number
}

/** By which version of its bank's identity policy a row was recognised, and until when the bank may still change it. */
export interface Stamp {
  readonly policy: number
  readonly settlesOn: CalendarDate
}

type SqlValue = string | number | null
const inserted = [
  'account_id',
  'identity',
  ...factColumns,
  'search_text',
  'first_seen_at',
  'changed_at',
  'raw',
  'is_from_bank',
  'file_format',
  'policy',
  'settles_on',
]

export type TransactionStore = ReturnType<typeof transactionStore>

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  const insert = db.prepareWrite<SqlValue[]>(`
    INSERT INTO bank_transaction (id, ${inserted.join(', ')}, added_in)
    VALUES ((SELECT max(highest, coalesce((SELECT max(id) FROM bank_transaction), 0)) + 1 FROM transaction_number),
      ${inserted.map(() => '?').join(', ')}, (SELECT entry_id FROM journal_now))
    ON CONFLICT (account_id, identity) DO NOTHING`)
  const update = db.prepareWrite<SqlValue[]>(`
    UPDATE bank_transaction SET ${factColumns.map((column) => `${column} = ?`).join(', ')},
      search_text = ?, changed_at = ?, raw = ?, is_from_bank = 1, file_format = NULL, policy = coalesce(?, policy),
      settles_on = coalesce(?, settles_on) WHERE id = ?`)
  const facts = db.prepare<[number], FactRow & { readonly is_from_bank: 0 | 1 }>(
    `SELECT ${factColumns.join(', ')}, is_from_bank FROM bank_transaction WHERE id = ?`,
  )
  const window = db.prepare<
    { accountId: string; from: string; afterId: number; to: string; limit: number },
    StoredRow
  >(`
    SELECT ${storedColumns} FROM bank_transaction
    WHERE account_id = @accountId AND (booked_on, id) > (@from, @afterId) AND booked_on <= @to
    ORDER BY booked_on, id LIMIT @limit`)

  return { insert, update, facts, window }
}

/** Writes a row, unless its identity is there already. */
function adder(insert: ReturnType<typeof prepareStatements>['insert']) {
  return (
    accountId: AccountId,
    identity: string,
    row: TransactionFacts,
    at: Instant,
    fileFormat: ImportFormat | null,
    stamp: Stamp | null,
  ): number | null => {
    const values: SqlValue[] = [accountId, identity]
    const columns = toFactRow(row)
    for (const column of factColumns) values.push(columns[column])
    values.push(
      searchTextOf(columns),
      at,
      at,
      row.raw,
      fileFormat === null ? 1 : 0,
      fileFormat,
      ...stamped(stamp),
    )
    const { changes, lastInsertRowid } = insert.run(values)
    return changes === 1 ? Number(lastInsertRowid) : null
  }
}

/** The ledger: booked rows. Which row is which is decided in `sync`; here they are only kept. */
export function transactionStore(db: WriteDb) {
  const { insert, update, facts, window } = prepareStatements(db)
  const add = adder(insert)

  return {
    ...identityStore(db),
    ...toldStore(db),
    /** @returns its id, or null when a row with this identity is there already; nothing was written then. */
    insert: (
      accountId: AccountId,
      identity: string,
      row: TransactionFacts,
      at: Instant,
      stamp: Stamp | null = null,
    ): number | null => add(accountId, identity, row, at, null, stamp),
    /** The same for a row that a file tells of. */
    insertFromFile: (
      accountId: AccountId,
      identity: string,
      row: TransactionFacts,
      at: Instant,
      format: ImportFormat,
    ): number | null => add(accountId, identity, row, at, format, null),
    /** Takes over what the bank says anew; what it knew once and leaves out today stays. A row that only files had told of is
     *  the bank's from now on. @returns whether anything changed. */
    merge: (id: number, row: TransactionFacts, at: Instant, stamp: Stamp | null = null): boolean => {
      const before = facts.get([id])
      if (before === undefined) return false
      const after = filledIn(before, toFactRow(row))
      if (before.is_from_bank === 1 && factColumns.every((column) => before[column] === after[column]))
        return false
      update.run([
        ...factColumns.map((column) => after[column]),
        searchTextOf(after),
        at,
        row.raw,
        ...stamped(stamp),
        id,
      ])
      return true
    },
    /** Booked within these days, inclusive; oldest first; at most `limit`, those after the row `after`. */
    inWindow: (accountId: AccountId, query: WindowQuery): readonly StoredRow[] =>
      window.all({ accountId, ...startOf(query), to: query.to, limit: query.limit }),
  }
}

function stamped(stamp: Stamp | null): readonly SqlValue[] {
  return [stamp?.policy ?? null, stamp?.settlesOn ?? null]
}

function startOf({ after, from }: WindowQuery) {
  return { from: after?.bookedOn ?? from, afterId: after?.id ?? 0 }
}

/** A bank's later answer may say less than its earlier one: null, or an empty text, never blanks what is known. */
export function filledIn(before: FactRow, after: FactRow): FactRow {
  return {
    booked_on: after.booked_on,
    value_on: after.value_on ?? before.value_on,
    purchased_on: after.purchased_on ?? before.purchased_on,
    minor: after.minor,
    original_minor: after.original_minor ?? before.original_minor,
    original_currency: after.original_currency ?? before.original_currency,
    rate: after.rate ?? before.rate,
    text: after.text === '' ? before.text : after.text,
    bank_text: after.bank_text === '' ? before.bank_text : after.bank_text,
    counterparty: after.counterparty ?? before.counterparty,
    counterparty_account: after.counterparty_account ?? before.counterparty_account,
    message: after.message ?? before.message,
    type_code: after.type_code ?? before.type_code,
    type_text: after.type_text ?? before.type_text,
    bank_ref: after.bank_ref ?? before.bank_ref,
    balance_after_minor: after.balance_after_minor ?? before.balance_after_minor,
  }
}
