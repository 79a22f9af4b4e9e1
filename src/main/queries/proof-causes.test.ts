import { expect, test } from 'vitest'
import { openReadDb } from '../store/database.ts'
import { fileRow, importInto } from '../sync/testing.ts'
import { coffee, salary, startBooks, type Books } from '../sync/testing/books.ts'
import { undoEntry } from '../sync/undo.ts'
import { proofDetailsQuestion } from './proof-details.ts'

const day = (n: number): string => `2026-06-0${n}T10:00:00.000Z`
const books = [salary, coffee({ identity: 'a' })]
const later = coffee({ identity: 'b', bookedOn: '2026-06-01', minor: -3000, text: 'Kiosk' })

/** Two readings: the first proof is the beginning of the second. */
async function startProven() {
  const at = await startBooks()
  await at.read(books, { at: day(1) })
  await at.read(books, { at: day(2) })
  return at
}

function proofOf(at: Books) {
  const reader = openReadDb(at.file, at.key)
  const { current, causes } = proofDetailsQuestion(reader)({ accountId: at.accountId() })
  reader.close()
  return { state: current?.state, causes: causes.map(({ kind, subject }) => [kind, subject.name]) }
}

const lastEntry = (at: Books): number => at.ask<{ id: number }>('SELECT max(id) AS id FROM entry')[0]?.id ?? 0

test('a difference that a file made names the file, also after the next sync, and is gone with it', async () => {
  using at = await startProven()
  expect(proofOf(at)).toEqual({ state: 'proven', causes: [] })
  await importInto(at.store, at.accountId(), [
    fileRow({ bookedOn: '2026-05-29', minor: -1600, text: 'Bokhandel' }),
  ])
  const file = at.ask<{ name: string }>('SELECT file_name AS name FROM import_file')[0]?.name
  expect(proofOf(at)).toEqual({ state: 'gap', causes: [['import', file]] })
  await at.read(books, { at: day(3) })
  expect(proofOf(at)).toEqual({ state: 'gap', causes: [['import', file]] })
  await undoEntry({
    store: at.store,
    entryId: at.store.undo.ofImport(1) ?? 0,
    laterIds: [],
    at: day(4),
  })
  expect(proofOf(at)).toEqual({ state: 'proven', causes: [] })
})

test('a difference that an undo made names the undo, and one that the bank made names nothing', async () => {
  using at = await startProven()
  await at.read([...books, later], { at: day(3) })
  expect(proofOf(at).state).toBe('proven')
  await undoEntry({ store: at.store, entryId: lastEntry(at), laterIds: [], at: day(4) })
  const { state, causes } = proofOf(at)
  expect({ state, kinds: causes.map(([kind]) => kind) }).toEqual({ state: 'gap', kinds: ['undo'] })

  using other = await startProven()
  await other.read(books, { at: day(3), balanceOf: [...books, later] })
  expect(proofOf(other)).toEqual({ state: 'gap', causes: [] })
})
