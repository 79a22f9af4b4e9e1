import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AccountId, ConnectionId, TransactionId } from '../../shared/ids.ts'
import { openWriteDb } from '../store/database.ts'
import { fold } from '../store/fold.ts'
import type { WriteDb } from '../store/port.ts'

// For tests and benchmarks only: invented rows, written straight into a real, encrypted file, so that each test sees all
// the numbers it sums.

const migrations = new URL('../store/migrations/', import.meta.url)
const at = '2026-06-01T10:00:00.000Z'

export interface InventedAccount {
  readonly connectionId: ConnectionId
  readonly id: AccountId
  readonly bankName: string
  readonly ownName: string | null
  readonly number: string | null
  readonly currency: string
  readonly bookedMinor: number | null
  readonly balanceAt: string | null
  readonly isChosen: boolean
  readonly isCounted: boolean
}
export interface InventedRow {
  readonly accountId: AccountId
  readonly bookedOn: string
  readonly minor: number
  readonly text: string
  readonly counterparty: string | null
  readonly counterpartyAccount: string | null
  readonly message: string | null
  readonly isOwnTransfer: boolean
  readonly raw: string
}

const sharedColumns = `account_id, booked_on, value_on, purchased_on, minor, original_minor, original_currency, rate, text,
  bank_text, counterparty, counterparty_account, message, type_code, type_text, bank_ref, search_text, first_seen_at,
  changed_at, raw`
const sharedValues = `@accountId, @bookedOn, @bookedOn, NULL, @minor, NULL, NULL, NULL, @text, @bankText, @counterparty,
  @counterpartyAccount, @message, 'KJOP', 'Kjøp', @bankRef, @searchText, @at, @at, @raw`

/** A file with the schema and nothing in it; `end` removes it. */
function newFile() {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-queries-'))
  const file = join(folder, 'oversikt.db')
  const key = randomBytes(32)
  closeSync(openSync(file, 'wx', 0o600))
  const db = openWriteDb(file, key)
  db.prepare('PRAGMA journal_mode = WAL').get([])
  for (const name of readdirSync(migrations).sort())
    db.execute(readFileSync(new URL(name, migrations), 'utf8'))
  const end = () => {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { file, key, db, end }
}

function inserts(db: WriteDb) {
  return {
    connection: db.prepareWrite<object>(`
      INSERT INTO connection (id, system, name, status, settings, created_at, synced_at, last_failure)
      VALUES (@id, 'sparebank1', @name, @status, '{"generation":"current"}', @at, @at, @lastFailure)`),
    account: db.prepareWrite<object>(`
      INSERT INTO account (id, connection_id, bank_key, kind, bank_name, own_name, number, currency, booked_minor,
        balance_at, is_chosen, is_counted, raw)
      VALUES (@id, @connectionId, @id, 'current', @bankName, @ownName, @number, @currency, @bookedMinor,
        @balanceAt, @chosen, @counted, '{}')`),
    booked: db.prepareWrite<object>(`
      INSERT INTO bank_transaction (identity, is_own_transfer, ${sharedColumns})
      VALUES (@identity, @ownTransfer, ${sharedValues})`),
    tag: db.prepareWrite<object>(`
      INSERT INTO transaction_tag (transaction_id, folded, tag, account_id)
      SELECT id, @folded, @tag, account_id FROM bank_transaction WHERE id = @id`),
    part: db.prepareWrite<object>(`
      INSERT INTO split_part (transaction_id, position, account_id, minor, text)
      SELECT id, @position, account_id, @minor, @text FROM bank_transaction WHERE id = @id`),
    note: db.prepareWrite<object>(`
      INSERT INTO note (transaction_id, account_id, text, search_text, changed_at)
      SELECT id, account_id, @text, @searchText, @at FROM bank_transaction WHERE id = @id`),
    pending: db.prepareWrite<object>(`
      INSERT INTO pending_transaction (${sharedColumns}) VALUES (${sharedValues})`),
  }
}

function valuesOf(row: Partial<InventedRow>) {
  const { accountId = '', bookedOn = '2026-05-30', minor = -15_000, text = 'REMA 1000 Torshov' } = row
  const { counterparty = null, counterpartyAccount = null, message = null, raw = '{"id":"1"}' } = row
  const searched = [text, counterparty, message, counterpartyAccount].filter((part) => part !== null)
  return {
    accountId, bookedOn, minor, text, bankText: `28.05 ${text}`, counterparty, counterpartyAccount, message,
    bankRef: 'ref-1', searchText: fold(searched.join(' ')), at, raw,
  } // prettier-ignore
}

/** An empty household in a file of its own; disposing removes it. */
export function inventLedger() {
  const { db, file, key, end } = newFile()
  const insert = inserts(db)
  return {
    db,
    file,
    key,
    connection(more: { name?: string; status?: string; lastFailure?: string } = {}): ConnectionId {
      const id = randomUUID()
      insert.connection.run({ name: 'SpareBank 1', status: 'ready', lastFailure: null, ...more, id, at })
      return id
    },
    /** A chosen and counted account in kroner, unless said otherwise. */
    account(connectionId: ConnectionId, more: Partial<InventedAccount> = {}): AccountId {
      const account = {
        id: randomUUID(), bankName: 'Brukskonto', ownName: null, number: '1813.00.00017', currency: 'NOK',
        bookedMinor: 100_000, balanceAt: at, isChosen: true, isCounted: true, ...more, connectionId,
      } // prettier-ignore
      const { isChosen, isCounted, ...rest } = account
      insert.account.run({ ...rest, chosen: Number(isChosen), counted: Number(isCounted) })
      return account.id
    },
    booked(accountId: AccountId, row: Partial<InventedRow> = {}): TransactionId {
      const values = valuesOf({ ...row, accountId })
      const ownTransfer = Number(row.isOwnTransfer ?? false)
      return Number(insert.booked.run({ ...values, identity: randomUUID(), ownTransfer }).lastInsertRowid)
    },
    pending(accountId: AccountId, row: Partial<InventedRow> = {}): TransactionId {
      return -Number(insert.pending.run(valuesOf({ ...row, accountId })).lastInsertRowid)
    },
    tag: (id: TransactionId, tag: string): void => void insert.tag.run({ id, tag, folded: fold(tag) }),
    /** Parts in minor units; the last is the rest and has none. */
    split: (id: TransactionId, parts: readonly (readonly [text: string, minor: number | null])[]): void => {
      for (const [position, [text, minor]] of parts.entries()) insert.part.run({ id, position, text, minor })
    },
    note: (id: TransactionId, text: string): void =>
      void insert.note.run({ id, text, searchText: fold(text), at }),
    [Symbol.dispose]: end,
  }
}
export type InventedLedger = ReturnType<typeof inventLedger>
