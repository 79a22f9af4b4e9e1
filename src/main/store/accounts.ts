import { randomUUID } from 'node:crypto'
import type { AccountId, ConnectionId, Instant } from '../../shared/ids.ts'
import type { AccountKind } from '../../shared/model.ts'
import { recognise, type AccountFacts, type AccountRecord, type ReadState } from './account-record.ts'
import { fileAccountOf, fileAccountStore } from './file-accounts.ts'
import type { WriteDb } from './port.ts'

interface Row {
  readonly id: string
  readonly connection_id: string | null
  readonly bank_key: string
  readonly kind: AccountKind
  readonly bank_name: string
  readonly own_name: string | null
  readonly number: string | null
  readonly iban: string | null
  readonly currency: string
  readonly is_chosen: number
  readonly is_counted: number
  readonly is_closed: number
  readonly history_cursor: string | null
  readonly is_history_done: number
  readonly read_through: string | null
}

function fromRow(row: Row): AccountRecord {
  return {
    id: row.id,
    connectionId: row.connection_id,
    bankKey: row.bank_key,
    kind: row.kind,
    bankName: row.bank_name,
    ownName: row.own_name,
    number: row.number,
    iban: row.iban,
    currency: row.currency,
    isChosen: row.is_chosen === 1,
    isCounted: row.is_counted === 1,
    isClosed: row.is_closed === 1,
    historyCursor: row.history_cursor,
    isHistoryDone: row.is_history_done === 1,
    readThrough: row.read_through,
  }
}

const columns = `id, connection_id, bank_key, kind, bank_name, own_name, number, iban, currency, is_chosen, is_counted, is_closed,
  history_cursor, is_history_done, read_through`

export type AccountStore = ReturnType<typeof accountStore>

/** Prepared once, so that SQL with a typo fails when the store opens. */
function prepareStatements(db: WriteDb) {
  const ofConnection = db.prepare<[string], Row>(
    `SELECT ${columns} FROM account WHERE connection_id = ? ORDER BY rowid`,
  )
  const everyone = db.prepare<[], Row>(`
    SELECT ${columns} FROM account
    WHERE connection_id IS NULL OR connection_id IN (SELECT id FROM connection WHERE is_going = 0) ORDER BY rowid`)
  // A figure the bank leaves out today keeps yesterday's, with yesterday's time.
  const upsert = db.prepareWrite<Record<string, string | number | null>>(`
    INSERT INTO account (id, connection_id, bank_key, kind, bank_name, number, iban, currency, booked_minor,
      available_minor, credit_limit_minor, balance_at, is_closed, is_counted, cards, raw)
    VALUES (@id, @connectionId, @bankKey, @kind, @name, @number, @iban, @currency, @booked, @available, @creditLimit,
      iif(@booked IS NULL, NULL, @at), @isClosed, @isCounted, coalesce(@cards, '[]'), @raw)
    ON CONFLICT (id) DO UPDATE SET
      bank_key = excluded.bank_key, kind = excluded.kind, bank_name = excluded.bank_name,
      number = coalesce(excluded.number, number), iban = coalesce(excluded.iban, iban),
      booked_minor = coalesce(excluded.booked_minor, booked_minor),
      available_minor = coalesce(excluded.available_minor, available_minor),
      credit_limit_minor = coalesce(excluded.credit_limit_minor, credit_limit_minor),
      balance_at = coalesce(excluded.balance_at, balance_at), is_closed = excluded.is_closed,
      cards = coalesce(@cards, cards), raw = excluded.raw`)
  const reading = db.prepareWrite<[string, string, number | null, number | null]>(`
    INSERT INTO balance_reading (account_id, read_at, booked_minor, available_minor) VALUES (?, ?, ?, ?)
    ON CONFLICT (account_id, read_at) DO UPDATE SET
      booked_minor = excluded.booked_minor, available_minor = excluded.available_minor`)
  const chosen = db.prepareWrite<[number, string]>('UPDATE account SET is_chosen = ? WHERE id = ?')
  const name = db.prepareWrite<[string | null, string]>('UPDATE account SET own_name = ? WHERE id = ?')
  const counted = db.prepareWrite<[number, string]>('UPDATE account SET is_counted = ? WHERE id = ?')
  const closed = db.prepareWrite<[number, string]>('UPDATE account SET is_closed = ? WHERE id = ?')
  const readState = db.prepareWrite<Record<string, string | number | null>>(`
    UPDATE account SET history_cursor = coalesce(@historyCursor, history_cursor),
      is_history_done = coalesce(@isHistoryDone, is_history_done), read_through = coalesce(@readThrough, read_through)
    WHERE id = @id`)
  return { ofConnection, everyone, upsert, reading, chosen, name, counted, closed, readState }
}

/** Writes what a bank says of one account. */
function accountWriter({ upsert, reading }: ReturnType<typeof prepareStatements>) {
  return (connectionId: ConnectionId, id: AccountId, account: AccountFacts, at: Instant): void => {
    const booked = account.booked?.minor ?? null
    const available = account.available?.minor ?? null
    const { bankKey, kind, name: bankName, number, iban, currency, raw } = account
    const creditLimit = account.creditLimit?.minor ?? null
    const isClosed = account.isClosed === true ? 1 : 0
    const isCounted = account.isInvented === true ? 0 : 1 // of a new account; later it is the person's
    const cards = account.cards === undefined ? null : JSON.stringify(account.cards)
    upsert.run({
      id, connectionId, bankKey, kind, name: bankName, number, iban, currency, raw, booked, available, creditLimit, at,
      isClosed, isCounted, cards,
    }) // prettier-ignore
    if (booked !== null || available !== null) reading.run([id, at, booked, available])
  }
}

/** The accounts of every connection: what the bank says of them, what the person chose, and how far each was read. */
export function accountStore(db: WriteDb) {
  const sql = prepareStatements(db)
  const { chosen, name, counted, closed, readState } = sql
  const save = accountWriter(sql)
  const files = fileAccountStore(db)

  const list = (connectionId?: ConnectionId): readonly AccountRecord[] =>
    (connectionId === undefined ? sql.everyone.all([]) : sql.ofConnection.all([connectionId])).map(fromRow)

  return {
    files,
    /** Of one connection, or all but those of one that is being deleted; in the order they first came. */
    list,
    /**
     * Saves what the bank says of its accounts and what each balance was at this instant. An account known by its key, or
     * by its number when the bank gave it a new key, is the same account: its choice, name and history stay. So does one that
     * only files told of until now, where its number is the same: the bank takes it over with its rows.
     * @returns our ids, in the order given. @throws AppError `already-running` for one that is just being left to its files
     */
    upsertFromBank: db.transaction(
      (connectionId: ConnectionId, facts: readonly AccountFacts[], at: Instant): readonly AccountId[] => {
        const everyone = list()
        const known = everyone.filter((account) => account.connectionId === connectionId)
        const ids = new Map<string, AccountId>() // a bank that lists an account twice still has it once
        return facts.map((account) => {
          const { bankKey } = account
          const fromFiles = (): AccountId | undefined => fileAccountOf(account, facts, everyone)
          const here = ids.get(bankKey) ?? recognise(account, facts, known) ?? fromFiles()
          if (here === undefined) files.assertNoneStays(account)
          const id = here ?? randomUUID()
          ids.set(bankKey, id)
          files.adopt(id, connectionId, bankKey)
          save(connectionId, id, account, at)
          return id
        })
      },
    ),
    /** Exactly these accounts of the connection are followed from now on; the rows of the others stay. */
    setChosen: db.transaction((connectionId: ConnectionId, ids: readonly AccountId[]): void => {
      for (const { id } of list(connectionId)) chosen.run([ids.includes(id) ? 1 : 0, id])
    }),
    /** null: back to the bank's name. */
    rename: (id: AccountId, value: string | null): void => void name.run([value, id]),
    setCounted: (id: AccountId, value: boolean): void => void counted.run([value ? 1 : 0, id]),
    /** A bank that lists it again opens it again. */
    setClosed: (id: AccountId, value: boolean): void => void closed.run([value ? 1 : 0, id]),
    setReadState: (id: AccountId, state: ReadState): void =>
      void readState.run({
        id,
        historyCursor: state.historyCursor ?? null,
        isHistoryDone: state.isHistoryDone === undefined ? null : state.isHistoryDone ? 1 : 0,
        readThrough: state.readThrough ?? null,
      }),
  }
}
