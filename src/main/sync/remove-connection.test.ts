import { expect, test } from 'vitest'
import { decideReview } from './decide-review.ts'
import { fileRow, importInto } from './testing.ts'
import { coffee, salary, startBooks, writeNote, type Books } from './testing/books.ts'
import { undoEntry } from './undo.ts'

// Deleting what a bank told, where files told of its account too: what they told stays, and nothing else does.

const day = (n: number): string => `2026-06-0${n}T10:00:00Z`
const gone = coffee({ identity: 'a' })
const rema = coffee({ identity: 'rema', minor: -15_000, text: 'REMA 1000' })
const books = [salary, gone, rema]

function remove({ store, connectionId }: Books): void {
  store.transaction(() => {
    store.accounts.files.releaseFrom(connectionId, day(9))
    store.connections.remove(connectionId)
  })
}

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
  remove(at)
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
  remove(at)
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
  remove(at)
  expect(at.store.undo.lastUndo()).toBeNull()
  expect(at.store.undo.canRedo(undoId)).toBe(false)
})

test('the history tells nothing of edits whose payments went', async () => {
  using at = await startBooks(false)
  await at.read(books)
  writeNote(at, rowOf(at, -15_000), 'of the bank')
  remove(at)
  expect(counts(at, 'account', 'bank_transaction', 'note', 'entry', 'entry_change')).toEqual([0, 0, 0, 0, 0])
})
