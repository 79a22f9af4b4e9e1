import { expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import { reviewsQuestion } from '../queries/reviews.ts'
import { openReadDb } from '../store/database.ts'
import { decideReview } from './decide-review.ts'
import { fileRow, importInto } from './testing.ts'
import { coffee, salary, startBooks, writeNote, type Books } from './testing/books.ts'
import { undoEntry } from './undo.ts'

const now = '2026-06-05T10:00:00.000Z'

/** Two rows nobody is sure of: an amount that may have changed. The first was called `a0` once. */
async function inDoubt(): Promise<Books & { readonly first: number; readonly second: number }> {
  const at = await startBooks(false)
  await at.read([salary, coffee({ identity: 'a0' })])
  await at.read([salary, coffee({ identity: 'a' })])
  await at.read([salary, coffee({ identity: 'b', minor: -4950, bankRef: 'ref-b' })])
  const [review] = at.reviews()
  return { ...at, first: review?.firstId ?? 0, second: review?.secondId ?? 0 }
}

const ledger = `SELECT * FROM bank_transaction ORDER BY id`
const names = `SELECT identity, transaction_id AS id FROM former_identity ORDER BY identity`
const written = `SELECT 'note' AS what, transaction_id AS id, text FROM note
  UNION SELECT 'tag', transaction_id, tag FROM transaction_tag
  UNION SELECT 'part', transaction_id, text FROM split_part
  UNION SELECT 'file', transaction_id, file_name FROM attachment
  UNION SELECT 'import', transaction_id, '' FROM import_row ORDER BY 1, 2, 3`

/** What a person wrote about either, and a file that told of the second. */
async function annotate(at: Books, first: number, second: number): Promise<void> {
  writeNote(at, first, 'first')
  writeNote(at, second, 'second')
  await importInto(at.store, at.accountId(), [
    fileRow({ bookedOn: '2026-05-28', minor: -4950, text: 'KAFFEBAREN BERGEN' }),
  ])
  const payment = at.store.annotations.payment(second)
  if (payment === null) throw new Error('no such payment')
  at.store.journal.record({ kind: 'tags', at: now, subject: {} }, () => {
    const changes = at.store.annotations.tagChanges(second, ['kaffe'], [])
    at.store.annotations.changeTags(payment, changes)
  })
  at.store.journal.record({ kind: 'split', at: now, subject: {} }, () => {
    at.store.annotations.setSplit(payment, { parts: [{ text: 'Kake', minor: -2000 }], restText: 'Kaffe' })
    at.store.attachments.add({
      transactionId: second,
      accountId: at.accountId(),
      fileName: 'kvittering.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 3,
      sha256: 'abc',
      addedAt: now,
    })
  })
}

test('a question shows both sides and what speaks for and against', async () => {
  using at = await inDoubt()
  const reader = openReadDb(at.file, at.key)
  expect(reviewsQuestion(reader)()).toMatchObject([
    {
      kind: 'maybe-same',
      reason: 'amount-changed',
      accountName: 'Brukskonto',
      first: { transactionId: at.first, amount: { minor: -4500, currency: 'NOK' }, files: [] },
      second: { transactionId: at.second, amount: { minor: -4950, currency: 'NOK' }, bankRef: 'ref-b' },
      evidence: {
        daysApart: 0,
        isSameAmount: false,
        isSameText: true,
        isSameReference: null,
        wouldProveBalance: null,
      },
    },
  ])
  reader.close()
})

test('it says whether the balance would be proven', async () => {
  using at = await startBooks()
  const told = [salary, coffee({ identity: 'a' })]
  await at.read(told)
  const came = coffee({ identity: 'b', minor: -4950 })
  await at.read([salary, came], { balanceOf: [...told, came] }) // the bank counts both
  const evidence = () =>
    JSON.parse(at.ask<{ evidence: string }>('SELECT evidence FROM review')[0]?.evidence ?? '{}') as object
  expect(evidence()).toMatchObject({ wouldProveBalance: false })
  expect(at.rows()).toHaveLength(3)
})

test('a balance that comes out neither as two nor as one speaks for neither', async () => {
  using at = await startBooks()
  const told = [salary, coffee({ identity: 'a' })]
  await at.read(told)
  const came = coffee({ identity: 'b', minor: -4950 })
  const strange = coffee({ identity: 'c', minor: -77 })
  const evidence = () =>
    JSON.parse(at.ask<{ evidence: string }>('SELECT evidence FROM review')[0]?.evidence ?? '{}') as object
  await at.read([salary, came], { balanceOf: [...told, came, strange] })
  expect(evidence()).toMatchObject({ wouldProveBalance: null })
  await at.read([salary, came], { balanceOf: [...told, came] })
  expect(evidence()).toMatchObject({ wouldProveBalance: false })
})

test('the same: one row with the names, notes, tags and files of both, which says what the bank says now', async () => {
  using at = await inDoubt()
  await annotate(at, at.first, at.second)
  decideReview(at.store, 1, 'same', now)
  expect(at.rows()).toMatchObject([{}, { id: at.first, identity: 'id:b', minor: -4950, missingSince: null }])
  expect(at.ask<{ identity: string }>(names).map(({ identity }) => identity)).toEqual(
    expect.arrayContaining(['id:a', 'id:a0']),
  )
  expect(at.ask(written)).toEqual([
    { what: 'file', id: at.first, text: 'kvittering.pdf' },
    { what: 'import', id: at.first, text: '' },
    { what: 'note', id: at.first, text: 'first\n\nsecond' },
    { what: 'part', id: at.first, text: 'Kaffe' },
    { what: 'part', id: at.first, text: 'Kake' },
    { what: 'tag', id: at.first, text: 'kaffe' },
  ])
  expect(at.reviews()).toMatchObject([{ decision: 'same' }])
  for (const identity of ['a0', 'a', 'b'])
    expect(await at.read([salary, coffee({ identity, minor: -4950 })])).toMatchObject({ added: 0 })
})

test('what a person said of a transfer of the second is said of the one that stays', async () => {
  using at = await inDoubt()
  const savings = at.store.accounts.files.create({
    name: 'Sparekonto',
    kind: 'savings',
    currency: 'NOK',
    number: null,
    iban: null,
  })
  at.store.journal.record({ kind: 'unlink', at: now, subject: {} }, () =>
    at.store.transfers.decide({
      outId: at.second,
      inId: 77,
      outAccountId: at.accountId(),
      inAccountId: savings,
      state: 'rejected',
      rate: null,
      at: now,
    }),
  )
  decideReview(at.store, 1, 'same', now)
  expect(at.ask('SELECT out_id AS outId, in_id AS inId, state FROM transfer_link')).toEqual([
    { outId: at.first, inId: 77, state: 'rejected' },
  ])
})

test('taken back, both are there again as they were, and the question is open', async () => {
  using at = await inDoubt()
  await annotate(at, at.first, at.second)
  const before = [ledger, names, written].map((sql) => at.ask(sql))
  decideReview(at.store, 1, 'same', now)
  const [entry] = at.ask<{ id: number }>("SELECT id FROM entry WHERE kind = 'merge'")
  await undoEntry({ store: at.store, entryId: entry?.id ?? 0, laterIds: [], at: now })
  expect([ledger, names, written].map((sql) => at.ask(sql))).toEqual(before)
  expect(at.reviews()).toMatchObject([{ decision: null }])
  await at.read([salary, coffee({ identity: 'b', minor: -4950 })])
  expect(at.rows()).toHaveLength(3)
})

test('different: both stay, and they are never proposed again', async () => {
  using at = await inDoubt()
  decideReview(at.store, 1, 'different', now)
  await at.read([salary, coffee({ identity: 'b', minor: -4950 })])
  expect(at.rows()).toHaveLength(3)
  expect(at.reviews()).toMatchObject([{ decision: 'different' }])
  expect(at.ask("SELECT kind, is_own, state FROM entry WHERE kind = 'separate'")).toEqual([
    { kind: 'separate', is_own: 1, state: 'done' },
  ])
})

test('a withdrawal that is taken back puts the row where it was', async () => {
  using at = await startBooks(false)
  const books = [salary, coffee({ identity: 'x', minor: -1 })]
  await at.read([...books, coffee({ identity: 'a0' })])
  await at.read([...books, coffee({ identity: 'a' })])
  for (const n of [2, 4]) await at.read(books, { at: `2026-06-0${n}T10:00:00Z` })
  const before = [ledger, names].map((sql) => at.ask(sql))
  decideReview(at.store, 1, 'withdraw', now)
  expect(at.rows()).toHaveLength(2)
  const [entry] = at.ask<{ id: number }>("SELECT id FROM entry WHERE kind = 'withdraw'")
  await undoEntry({ store: at.store, entryId: entry?.id ?? 0, laterIds: [], at: now })
  expect([ledger, names].map((sql) => at.ask(sql))).toEqual(before)
  expect(at.ask('SELECT id FROM withdrawn_transaction')).toEqual([])
})

test('an answer to another question, or to one that is decided, does nothing', async () => {
  using at = await inDoubt()
  const codeOf = (work: () => void): string => {
    try {
      work()
      return 'no error'
    } catch (error) {
      return isAppError(error) ? error.code : String(error)
    }
  }
  expect(codeOf(() => decideReview(at.store, 1, 'keep', now))).toBe('invalid-input')
  expect(codeOf(() => decideReview(at.store, 7, 'same', now))).toBe('not-found')
  const release = at.store.lockConnection(at.connectionId)
  expect(codeOf(() => decideReview(at.store, 1, 'same', now))).toBe('already-running')
  release()
  decideReview(at.store, 1, 'different', now)
  expect(codeOf(() => decideReview(at.store, 1, 'same', now))).toBe('not-found')
  expect(at.rows()).toHaveLength(3)
})
