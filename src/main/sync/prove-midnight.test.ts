import { expect, test } from 'vitest'
import { bankRow } from './testing.ts'
import { coffee, salary, startBooks, type Books } from './testing/books.ts'

// Around midnight the bank may be on the other day.

/** An instant of June 2026 by the wall of whoever runs this. */
const at = (day: number, hour: number, minute = 0): string =>
  new Date(2026, 5, day, hour, minute).toISOString()

const books = [salary, coffee({ identity: 'a' })]
const rent = bankRow({ identity: 'rent', bookedOn: '2026-06-02', minor: -1000, text: 'Rent' })
const phone = bankRow({ identity: 'phone', bookedOn: '2026-06-03', minor: -300, text: 'Phone' })
/** As the bank counts it once it is on that day. */
const counted = (row: typeof rent) => ({ ...row, bookedOn: '2026-06-01' })

function proofOf({ store, accountId }: Books) {
  const { state, reason, gapMinor, bankAt } = store.proofs.lastProof(accountId()) ?? {}
  return { state, reason, gapMinor, bankAt }
}

test('a first balance just before midnight, that may count a row of tomorrow, is nothing to count from; the next morning’s is', async () => {
  using home = await startBooks()
  const all = [...books, rent, phone]
  const night = [...books, counted(rent)] // it is tomorrow at the bank
  await home.read(all, { at: at(1, 23, 58), balanceOf: night })
  expect(proofOf(home)).toMatchObject({ state: 'unproven', reason: 'around-midnight' })
  await home.read(all, { at: at(1, 23, 59), balanceOf: night })
  expect(home.store.proofs.anchor(home.accountId())).toMatchObject({ isSure: false })
  await home.read(all, { at: at(2, 10), balanceOf: night })
  expect(proofOf(home)).toMatchObject({ state: 'proven', bankAt: at(2, 10) })
  await home.read(all, { at: at(3, 10), balanceOf: [...night, counted(phone)] })
  expect(proofOf(home)).toMatchObject({ state: 'proven', bankAt: at(3, 10) })
})

test('a first balance just after midnight, that may not count a row of today yet, is nothing to count from; the next morning’s is', async () => {
  using home = await startBooks()
  await home.read([...books, rent], { at: at(2, 0, 10), balanceOf: books }) // it is yesterday at the bank
  expect(proofOf(home)).toMatchObject({ state: 'unproven', reason: 'around-midnight' })
  await home.read([...books, rent], { at: at(2, 10), balanceOf: [...books, counted(rent)] })
  expect(proofOf(home)).toMatchObject({ state: 'proven', bankAt: at(2, 10) })
})

test('a row that our clock finds due before the bank does is no gap, and no sign that it was counted when counting began', async () => {
  using home = await startBooks()
  await home.read([...books, rent], { at: at(1, 12), balanceOf: books })
  const begun = home.store.proofs.anchor(home.accountId())
  await home.read([...books, rent], { at: at(2, 0, 10), balanceOf: books })
  expect(home.store.proofs.anchor(home.accountId())).toMatchObject({ minor: begun?.minor, aheadMinor: -1000 })
  expect(proofOf(home)).toMatchObject({ state: 'proven', bankAt: at(1, 12) })
  await home.read([...books, rent], { at: at(2, 10), balanceOf: [...books, counted(rent)] })
  expect(proofOf(home)).toMatchObject({ state: 'proven', bankAt: at(2, 10) })
})

test('a row that the bank leaves out is not taken out because one of its sum is due here and not there', async () => {
  using home = await startBooks()
  const hidden = coffee({ identity: 'b', minor: -1000 })
  await home.read([...books, hidden, rent], { at: at(1, 12), balanceOf: [...books, hidden] })
  await home.read([...books, rent], { at: at(2, 0, 10), balanceOf: [...books, hidden] })
  expect(home.rows().map(({ identity }) => identity)).toContain('id:b')
})

test('a gap at night that no row beside midnight can explain is told at once', async () => {
  using home = await startBooks()
  await home.read([...books, phone], { at: at(1, 12), balanceOf: books })
  await home.read([...books, phone], { at: at(1, 23, 30), balanceOf: [...books, counted(rent)] })
  expect(proofOf(home)).toMatchObject({ state: 'gap', gapMinor: -1000 })
})

test('a first balance at night is called that only where rows stand on the day that is in doubt', async () => {
  using quiet = await startBooks()
  await quiet.read(books, { at: at(2, 0, 10), balanceOf: [...books, counted(rent)] })
  expect(proofOf(quiet).reason).not.toBe('around-midnight')
  using day = await startBooks()
  await day.read([...books, rent], { at: at(2, 10), balanceOf: books, distort: (page) => page })
  expect(proofOf(day).reason).not.toBe('around-midnight')
})
