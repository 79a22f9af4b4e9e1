import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { openReadDb } from '../store/database.ts'
import { currentProofs } from '../queries/proofs.ts'
import { bankRow, fileRow, importInto } from './testing.ts'
import { coffee, salary, startBooks, type Books } from './testing/books.ts'

// Gaps that stay gaps.

const day = (n: number): string => `2026-06-0${n}T10:00:00Z`
const books = [salary, coffee({ identity: 'a' })]

/** As a page shows it. */
function shown({ file, key, accountId }: Books) {
  const db = openReadDb(file, key)
  try {
    const { state = null, gap = null } = currentProofs(db)().get(accountId()) ?? {}
    return { state, gapMinor: gap?.minor ?? null }
  } finally {
    db.close()
  }
}

function broken(): never {
  throw new AppError('bank-unreachable', 'broken')
}

test('after a run that broke off before it brought anything, a row too many from a file is a gap at once', async () => {
  using at = await startBooks()
  await at.read(books)
  await at.read(books, { at: day(2) })
  await expect(at.read(books, { at: day(3), distort: broken })).rejects.toThrow('broken')
  expect(shown(at)).toEqual({ state: 'proven', gapMinor: null })
  await importInto(at.store, at.accountId(), [
    fileRow({ bookedOn: '2026-05-20', minor: -777, text: 'Nobody' }),
  ])
  expect(shown(at)).toEqual({ state: 'gap', gapMinor: 777 })
  expect(at.store.proofs.lastProof(at.accountId())).toMatchObject({ state: 'gap', gapMinor: 777 })
})

test('reading everything back anew, broken off and ended by the next run, hides no gap', async () => {
  using at = await startBooks()
  at.bank.opened = '2025-06-01'
  const lost = coffee({ identity: 'lost', bookedOn: '2026-05-10', minor: -1234, text: 'Lost' })
  const all = [...books, bankRow({ identity: 'old', bookedOn: '2026-01-20', minor: -7, text: 'Old' })]
  await at.read(all)
  const balanceOf = [...all, lost] // the bank counts what it does not tell
  await at.read(all, { at: day(2), balanceOf })
  const gap = { state: 'gap', gapMinor: -1234 }
  expect(shown(at)).toEqual(gap)
  at.store.connections.setHistoryFrom(at.connectionId, '2026-05-31')
  at.store.connections.setHistoryFrom(at.connectionId, null)
  let pages = 0
  const run = at.read(all, { at: day(3), balanceOf, distort: (page) => (++pages > 2 ? broken() : page) })
  await expect(run).rejects.toThrow('broken')
  expect(shown(at)).toEqual(gap)
  await at.read(all, { at: day(4), balanceOf })
  expect(shown(at)).toEqual(gap)
})

test('a row too many from a file stays a gap, also where it is of the sum that was dated ahead when counting began', async () => {
  using at = await startBooks()
  const rent = bankRow({ identity: 'rent', bookedOn: '2026-06-05', minor: -1000, text: 'Rent' })
  await at.read([...books, rent], { balanceOf: books })
  await importInto(at.store, at.accountId(), [
    fileRow({ bookedOn: '2026-05-20', minor: -1000, text: 'Nobody' }),
  ])
  const gap = { state: 'gap', gapMinor: 1000 }
  expect(shown(at)).toEqual(gap)
  await at.read([...books, rent], { at: day(6), balanceOf: [...books, { ...rent, bookedOn: '2026-06-01' }] })
  expect(shown(at)).toEqual(gap)
})

test('reading everything back anew at a bank that tells less than it did hides no gap that was there before', async () => {
  using at = await startBooks()
  const lost = coffee({ identity: 'lost', bookedOn: '2026-05-10', minor: -1234, text: 'Lost' })
  await at.read(books)
  await at.read(books, { at: day(2), balanceOf: [...books, lost] })
  at.bank.opened = '2026-04-01'
  at.store.connections.setHistoryFrom(at.connectionId, '2026-05-31')
  at.store.connections.setHistoryFrom(at.connectionId, null)
  await at.read(books, { at: day(3), balanceOf: [...books, lost] })
  expect(shown(at)).toEqual({ state: 'gap', gapMinor: -1234 })
})
