import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { TransactionPage } from '../banks/bank.ts'
import { decideReview } from './decide-review.ts'
import { bankRow, fileRow, importInto } from './testing.ts'
import { coffee, salary, startBooks, writeNote, type Books } from './testing/books.ts'
import { undoEntry } from './undo.ts'

// Rows that vanish from whole answers, and rows that return.

const day = (n: number): string => `2026-06-0${n}T10:00:00Z`
const gone = coffee({ identity: 'a' })
const books = [salary, gone, coffee({ identity: 'rema', minor: -15_000, text: 'REMA 1000' })]
const without = books.filter((row) => row !== gone)

/** The one that vanishes, if it is in the ledger. */
const vanishing = (at: Books) => at.rows().find(({ minor }) => minor === -4500)

test('a row that a whole answer is without counts on, says since when, and is itself when it returns', async () => {
  using at = await startBooks(false)
  await at.read(books)
  const id = vanishing(at)?.id
  await at.read(without, { at: day(2) })
  await at.read(without, { at: day(2) })
  expect(vanishing(at)).toMatchObject({ id, missingSince: '2026-06-02T10:00:00.000Z' })
  expect(at.reviews()).toEqual([])
  await at.read(books, { at: day(3) })
  expect(vanishing(at)).toMatchObject({ id, missingSince: null })
  expect(at.rows()).toHaveLength(3)
})

test.each<[string, (page: TransactionPage) => TransactionPage]>([
  ['half an answer', (page) => ({ ...page, problems: ['HALF'] })],
  ['an answer with a row nobody could read', (page) => ({ ...page, unreadable: ['ROW_WITHOUT_DATE'] })],
  ['an answer that knows none of several rows', (page) => ({ ...page, rows: [] })],
])('nothing is missing from %s', async (_, distort) => {
  using at = await startBooks(false)
  await at.read(books)
  await at.read(without, { distort })
  expect(at.rows().map(({ missingSince }) => missingSince)).toEqual([null, null, null])
})

test('a history that begins later than it did leaves its older rows alone', async () => {
  using at = await startBooks(false)
  const old = bankRow({ identity: 'old', bookedOn: '2026-02-01', minor: -7 })
  await at.read([old, ...books])
  at.store.connections.setHistoryFrom(at.connectionId, '2026-05-31')
  at.store.connections.setHistoryFrom(at.connectionId, null)
  await at.read(without)
  expect(at.rows().filter(({ missingSince }) => missingSince !== null)).toMatchObject([{ identity: 'id:a' }])
})

test('once the balance is proven without it, it is out of the ledger, and in the journal', async () => {
  using at = await startBooks()
  await at.read(books)
  await at.read(without, { at: day(2) })
  expect(at.rows()).toHaveLength(2)
  expect(at.ask('SELECT reason, minor FROM withdrawn_transaction')).toEqual([
    { reason: 'balance', minor: -4500 },
  ])
  expect(at.ask("SELECT removed FROM entry WHERE kind = 'sync' ORDER BY id")).toEqual([
    { removed: 0 },
    { removed: 1 },
  ])
  expect(at.store.proofs.lastProof(at.accountId())).toMatchObject({ state: 'proven' })
})

test('while the balance is proven with it, it stays, and nobody is asked', async () => {
  using at = await startBooks()
  await at.read(books)
  for (const n of [2, 4]) await at.read(without, { at: day(n), balanceOf: books })
  expect(at.rows()).toHaveLength(3)
  expect(at.reviews()).toEqual([])
})

test('a row that went before any balance was known is asked about: a balance that was set with it says nothing about it', async () => {
  using at = await startBooks()
  await expect(
    at.read([gone], {
      distort: (page) => {
        if (page.to < '2026-05-01') throw new AppError('bank-unreachable', 'broken')
        return page
      },
    }),
  ).rejects.toMatchObject({ code: 'bank-unreachable' })
  at.store.connections.setHistoryFrom(at.connectionId, '2026-05-31')
  at.store.connections.setHistoryFrom(at.connectionId, null)
  for (const n of [2, 4]) await at.read([], { at: day(n) })
  expect(at.reviews()).toMatchObject([{ reason: 'no-longer-told', decision: null }])
})

test('of two equal rows that are missing, where the balance says that one is gone, nobody guesses which', async () => {
  using at = await startBooks()
  const twice = [...without, coffee({ identity: 'b' }), coffee({ identity: 'c' })]
  await at.read(twice)
  for (const n of [2, 4]) await at.read(without, { at: day(n), balanceOf: [...without, coffee()] })
  expect(at.rows()).toHaveLength(4)
  expect(at.reviews()).toMatchObject([{ reason: 'no-longer-told' }, { reason: 'no-longer-told' }])
})

test('where no balance tells, a person is asked after a day of whole answers without it, once', async () => {
  using at = await startBooks(false)
  await at.read(books)
  await at.read(without, { at: day(2) })
  await at.read(without, { at: '2026-06-03T09:59:00Z' })
  expect(at.reviews()).toEqual([])
  for (const n of [3, 4]) await at.read(without, { at: day(n) })
  expect(at.reviews()).toEqual([
    { kind: 'missing', reason: 'no-longer-told', firstId: vanishing(at)?.id, secondId: null, decision: null },
  ])
  await at.read(books, { at: day(5) })
  expect(at.reviews()).toMatchObject([{ decision: 'settled' }])
})

test('what the person keeps stays and is not asked about again', async () => {
  using at = await startBooks(false)
  await at.read(books)
  for (const n of [2, 4]) await at.read(without, { at: day(n) })
  decideReview(at.store, 1, 'keep', day(4))
  await at.read(without, { at: day(6) })
  expect(at.rows()).toHaveLength(3)
  expect(at.reviews()).toMatchObject([{ decision: 'keep' }])
  expect(at.ask("SELECT kind, is_own FROM entry WHERE kind <> 'sync'")).toEqual([{ kind: 'keep', is_own: 1 }])
})

/** The row is out of the ledger by a person's word, with a note and every name it ever had. */
async function withdrawn(): Promise<Books & { readonly id: number }> {
  const at = await startBooks(false)
  for (const identity of ['a1', 'a2', 'a3']) await at.read([coffee({ identity }), ...without]) // the row of the highest number
  const id = vanishing(at)?.id ?? 0
  writeNote(at, id, 'with Kari')
  for (const n of [2, 4]) await at.read(without, { at: day(n) })
  decideReview(at.store, 1, 'withdraw', day(4))
  expect(vanishing(at)).toBeUndefined()
  return { ...at, id }
}

test.each([
  ['by the id it had last', { identity: 'a3' }],
  ['by an id it had before', { identity: 'a1' }],
  ['by its day, amount and words', { identity: 'a9' }],
  ['without an id', {}],
])('a row that was withdrawn returns as itself, %s, with what was written about it', async (_, more) => {
  using at = await withdrawn()
  expect(await at.read([...without, coffee(more)], { at: day(5) })).toMatchObject({ added: 1 })
  expect(vanishing(at)).toMatchObject({ id: at.id, missingSince: null })
  expect(at.store.annotations.note(at.id)).toBe('with Kari')
  expect(at.ask('SELECT id FROM withdrawn_transaction')).toEqual([])
  const names = at.ask<{ identity: string }>(
    `SELECT identity FROM bank_transaction WHERE id = ${at.id}
     UNION SELECT identity FROM former_identity WHERE transaction_id = ${at.id} ORDER BY 1`,
  )
  expect(names.map(({ identity }) => identity)).toEqual(expect.arrayContaining(['id:a1', 'id:a2', 'id:a3']))
  expect(await at.read([...without, coffee({ identity: 'a2' })], { at: day(6) })).toMatchObject({ added: 0 })
})

test('its number is nobody else’s meanwhile, so that what was written about it stays its own', async () => {
  using at = await withdrawn()
  const other = coffee({ identity: 'new', minor: -9900, bookedOn: '2026-05-31' })
  await at.read([...without, other], { at: day(5) })
  expect(at.rows().map(({ id }) => id)).not.toContain(at.id)
  await at.read([...without, other, coffee({ identity: 'a3' })], { at: day(6) })
  expect(vanishing(at)?.id).toBe(at.id)
  expect(at.rows()).toHaveLength(4)
})

test('another payment of the same id does not bring it back', async () => {
  using at = await withdrawn()
  const rent = bankRow({ identity: 'a3', bookedOn: '2026-05-20', minor: -900_000, text: 'HUSLEIE' })
  await at.read([...without, rent], { at: day(5) })
  expect(at.ask('SELECT count(*) AS count FROM withdrawn_transaction')).toEqual([{ count: 1 }])
  expect(at.rows().map(({ minor }) => minor)).toContain(-900_000)
})

test('a row that went, returned and went again is asked about again', async () => {
  using at = await startBooks(false)
  await at.read(books)
  for (const n of [2, 4]) await at.read(without, { at: day(n) })
  await at.read(books, { at: day(5) })
  expect(at.reviews()).toMatchObject([{ kind: 'missing', decision: 'settled' }])
  for (const n of [6, 8]) await at.read(without, { at: day(n) })
  expect(at.reviews()).toMatchObject([{ kind: 'missing', decision: null }])
})

test('a row that a person took out, and that returned and went again, is asked about again; one that was kept is not', async () => {
  using at = await startBooks(false)
  for (const [first, decision, asked] of [
    [1, 'withdraw', null],
    [5, 'keep', 'keep'],
  ] as const) {
    await at.read(books, { at: day(first) })
    for (const n of [first + 1, first + 3]) await at.read(without, { at: day(n) })
    const [{ id } = { id: 0 }] = at.ask<{ id: number }>('SELECT id FROM review')
    decideReview(at.store, id, decision, day(first + 3))
    const later = (n: number): string => new Date(Date.parse(day(first + 3)) + n * 86_400_000).toISOString()
    await at.read(books, { at: later(0) })
    for (const n of [1, 3]) await at.read(without, { at: later(n) })
    expect(at.reviews()).toMatchObject([{ kind: 'missing', decision: asked }])
  }
})

test('once the sync in which it returned was taken back, a row that is told of is not asked about', async () => {
  using at = await startBooks(false)
  await at.read(books)
  for (const n of [2, 4]) await at.read(without, { at: day(n) })
  await at.read(books, { at: day(5) })
  const [{ id: entryId } = { id: 0 }] = at.ask<{ id: number }>('SELECT max(id) AS id FROM entry')
  await undoEntry({ store: at.store, entryId, laterIds: [], at: day(5) })
  await at.read(books, { at: day(6) })
  expect(at.store.reviews.openOf(at.accountId())).toEqual([])
  for (const n of [7, 9]) await at.read(without, { at: day(n) })
  expect(at.store.reviews.openOf(at.accountId())).toMatchObject([{ kind: 'missing' }])
})

test('one that a file tells of while it is out of the ledger keeps what was written about it when its bank returns to it', async () => {
  using at = await startBooks()
  await at.read(books)
  writeNote(at, vanishing(at)?.id ?? 0, 'mine')
  await at.read(without, { at: day(2) })
  expect(vanishing(at)).toBeUndefined()
  await importInto(at.store, at.accountId(), [
    fileRow({ bookedOn: gone.bookedOn, minor: -4500, text: gone.text }),
    fileRow({ bookedOn: '2026-05-29', minor: -1, text: 'Kiosk' }),
  ])
  await at.read(books, { at: day(3) })
  const id = vanishing(at)?.id ?? 0
  expect(at.store.annotations.note(id)).toBe('mine')
  expect(at.ask('SELECT id FROM withdrawn_transaction')).toEqual([])
  const [{ entryId } = { entryId: 0 }] = at.ask<{ entryId: number }>('SELECT max(id) AS entryId FROM entry')
  await undoEntry({ store: at.store, entryId, laterIds: [], at: day(4) })
  expect(at.ask('SELECT id FROM withdrawn_transaction')).toHaveLength(1)
  await at.read(books, { at: day(5) })
  expect(at.store.annotations.note(vanishing(at)?.id ?? 0)).toBe('mine')
})
