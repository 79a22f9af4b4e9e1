import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { decideReview } from './decide-review.ts'
import { accountsQuestion } from '../queries/accounts.ts'
import { connectionsQuestion } from '../queries/connections.ts'
import { journalQuestion } from '../queries/journal.ts'
import { openReadDb } from '../store/database.ts'
import { invent } from '../store/testing.ts'
import { finishInterruptedRemovals, lockForRemoval, removeConnection } from './remove-connection.ts'
import { clock, fileRow, importInto } from './testing.ts'
import { coffee, salary, startBooks, writeNote, type Books } from './testing/books.ts'
import { undoEntry } from './undo.ts'

// Deleting what a bank told, where files told of its account too: what they told stays, and nothing else does.

const day = (n: number): string => `2026-06-0${n}T10:00:00Z`
const gone = coffee({ identity: 'a' })
const rema = coffee({ identity: 'rema', minor: -15_000, text: 'REMA 1000' })
const books = [salary, gone, rema]

const remove = ({ store, connectionId }: Books): Promise<void> =>
  removeConnection({ store, connectionId, at: day(9) })

function rowOf(at: Books, minor: number): number {
  return at.rows().find((row) => row.minor === minor)?.id ?? 0
}

const counts = (at: Books, ...tables: string[]) =>
  tables.map((table) => at.ask<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)[0]?.n)

/** The coffee is told of by a file and by the bank, which stops telling of it; the rest only by the bank. */
async function startShared() {
  const at = await startBooks(false)
  await at.read(books)
  await importInto(at.store, at.accountId(), [
    fileRow({ bookedOn: gone.bookedOn, minor: -4500, text: gone.text }),
    fileRow({ bookedOn: '2026-05-29', minor: -16, text: 'Kiosk' }),
  ])
  return at
}

test('nothing is left that was asked or written about payments that went, and a row that stays is the file’s', async () => {
  using at = await startShared()
  writeNote(at, rowOf(at, -15_000), 'of the bank')
  writeNote(at, rowOf(at, -4500), 'of the file')
  for (const n of [2, 4]) await at.read([salary, rema], { at: day(n) })
  expect(at.reviews()).toHaveLength(1)
  await remove(at)
  expect(at.ask('SELECT text FROM note')).toEqual([{ text: 'of the file' }])
  expect(counts(at, 'review', 'withdrawn_transaction', 'pending_trace')).toEqual([0, 0, 0])
  const [{ id } = { id: 0 }] = at.ask<{ id: number }>("SELECT id FROM entry WHERE kind = 'import'")
  expect(
    at.ask(`SELECT minor, is_from_bank AS bank, policy, settles_on AS settles, missing_since AS missing, added_in AS entry
      FROM bank_transaction ORDER BY minor`),
  ).toEqual([
    { minor: -4500, bank: 0, policy: null, settles: null, missing: null, entry: id },
    { minor: -16, bank: 0, policy: null, settles: null, missing: null, entry: id },
  ])
})

test('no payment of the bank comes back by taking back what was said of it', async () => {
  using at = await startShared()
  for (const n of [2, 4]) await at.read([salary, gone], { at: day(n) })
  const [{ id } = { id: 0 }] = at.ask<{ id: number }>('SELECT id FROM review')
  decideReview(at.store, id, 'withdraw', day(4))
  expect(at.store.undo.lastOwn()).not.toBeNull()
  await remove(at)
  expect(at.store.undo.lastOwn()).toBeNull()
  expect(counts(at, "entry WHERE kind = 'withdraw'")).toEqual([0])
})

test('an undo whose sync went with its connection cannot be done again', async () => {
  using at = await startShared()
  await at.read([...books, coffee({ identity: 'b', bookedOn: '2026-05-29', minor: -16, text: 'KIOSK' })], {
    at: day(2),
  })
  const [{ id } = { id: 0 }] = at.ask<{ id: number }>('SELECT max(id) AS id FROM entry')
  const { undoId } = await undoEntry({ store: at.store, entryId: id, laterIds: [], at: day(3) })
  await remove(at)
  expect(at.store.undo.lastUndo()).toBeNull()
  expect(at.store.undo.canRedo(undoId)).toBe(false)
})

test('the history tells nothing of edits whose payments went', async () => {
  using at = await startBooks(false)
  await at.read(books)
  writeNote(at, rowOf(at, -15_000), 'of the bank')
  await remove(at)
  expect(counts(at, 'account', 'bank_transaction', 'note', 'entry', 'entry_change')).toEqual([0, 0, 0, 0, 0])
})

/** Everything a page asks for that could still show it. */
function seenOf(at: Books) {
  const reader = openReadDb(at.file, at.key)
  const seen = {
    connections: connectionsQuestion(reader)(),
    accounts: accountsQuestion(reader)(),
    journal: journalQuestion(reader)({ limit: 10, withoutIdle: false }),
  }
  reader.close()
  return seen
}
const rowCount = (at: Books): number => counts(at, 'bank_transaction')[0] ?? 0

/** So many rows that they cannot go in one share of the thread. @returns the store with half of them gone, as a kill leaves it. */
async function startHalfRemoved() {
  const at = await startBooks(false)
  await at.read(books)
  const [accountId] = at.store.accounts.list()
  at.store.transaction(() => {
    for (let n = 0; n < 4000; n++)
      at.store.transactions.insert(accountId?.id ?? '', `id:${n}`, invent.row({ minor: -n }), invent.at)
  })
  writeNote(at, rowOf(at, -15_000), 'of the bank')
  const stop = new AbortController()
  const before = rowCount(at)
  const seen: ReturnType<typeof seenOf>[] = []
  const removing = removeConnection({
    store: at.store,
    connectionId: at.connectionId,
    at: day(9),
    signal: stop.signal,
    onGone: () => void seen.push(seenOf(at)),
  }).catch((error: unknown) => error)
  while (rowCount(at) === before) await nextTurn()
  stop.abort()
  expect(await removing).toMatchObject({ code: 'cancelled' })
  return { ...at, seen, before }
}

test('it is gone for everybody from the first moment, while its payments go a few at a time', async () => {
  using at = await startHalfRemoved()
  expect(rowCount(at)).toBeGreaterThan(0)
  expect(rowCount(at)).toBeLessThan(at.before)
  const nothing = { connections: [], accounts: [], journal: [] }
  expect(at.seen).toEqual([nothing])
  expect(seenOf(at)).toEqual(nothing)
  expect(at.store.connections.list()).toEqual([])
  expect(at.store.connections.get(at.connectionId)).toBeNull()
  expect(at.store.accounts.list()).toEqual([])
})

test('what a stopped deletion left goes when the store is next opened', async () => {
  using at = await startHalfRemoved()
  await finishInterruptedRemovals(at.store, clock)
  expect(
    counts(
      at,
      'connection',
      'account',
      'bank_transaction',
      'account_day',
      'note',
      'entry',
      'entry_change',
      'sync_run',
    ),
  ).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
})

test('one that another process is deleting is left to it', async () => {
  using at = await startHalfRemoved()
  const left = rowCount(at)
  const unlock = lockForRemoval(at.store, at.connectionId)
  await finishInterruptedRemovals(at.store, clock)
  expect(rowCount(at)).toBe(left)
  unlock()
})

test('an account that its files keep is not shown half given back, and has its file’s rows and balance in the end', async () => {
  using at = await startShared()
  const during: unknown[] = []
  await removeConnection({
    store: at.store,
    connectionId: at.connectionId,
    at: day(9),
    onGone: () => void during.push(at.store.accounts.list()),
  })
  expect(during).toEqual([[]])
  expect(at.store.accounts.list()).toMatchObject([{ connectionId: null, isChosen: true }])
  expect(
    at
      .rows()
      .map(({ minor }) => minor)
      .toSorted((a, b) => a - b),
  ).toEqual([-4500, -16])
  expect(counts(at, 'balance_anchor', 'balance_reading', 'sync_run', 'connection')).toEqual([0, 0, 0, 0])
})

test('an account that is being left to its files is begun a second time by no bank and no file meanwhile', async () => {
  using at = await startShared()
  const facts = invent.accountFacts()
  at.store.transaction(() => at.store.removal.begin(at.connectionId)) // and killed then
  const connectionId = invent.connection(at.store)
  const connect = () => at.store.accounts.upsertFromBank(connectionId, [facts], day(9))
  const file = { kind: facts.kind, name: 'Fil', number: facts.number, iban: facts.iban, currency: 'NOK' }
  const begin = () => at.store.accounts.files.create(file)
  for (const attempt of [connect, begin]) {
    expect(attempt).toThrow(expect.objectContaining({ code: 'already-running' }))
    expect(counts(at, 'account')).toEqual([1])
  }
  const other = { ...facts, bankKey: 'other', number: '18130000025', iban: null }
  expect(at.store.accounts.upsertFromBank(connectionId, [other], day(9))).toHaveLength(1)
  await finishInterruptedRemovals(at.store, clock)
  connect()
  expect(at.store.accounts.list().filter(({ number }) => number === facts.number)).toMatchObject([
    { connectionId },
  ])
})
