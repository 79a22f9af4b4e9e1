import { expect, test } from 'vitest'
import type { BankTransaction, TransactionPage } from '../banks/bank.ts'
import { announcementTracesQuestion, announcementsOf } from '../queries/announcements.ts'
import { openReadDb } from '../store/database.ts'
import { bankRow, today } from './testing.ts'
import { salary, startBooks, type Books } from './testing/books.ts'

// What is announced lives apart from the ledger; how it ends leaves a trace.

const hotel = (more: Partial<BankTransaction> & { minor?: number } = {}): BankTransaction =>
  bankRow({ status: 'pending', bookedOn: '2026-05-30', minor: -90_000, text: 'HOTELL BRISTOL', ...more })
const booked = (more: Partial<BankTransaction> & { minor?: number } = {}): BankTransaction =>
  hotel({ status: 'booked', identity: 'h1', bookedOn: today, ...more })

const traces = (at: Books) =>
  at.ask<{ outcome: string; transactionId: number | null; minor: number }>(
    'SELECT outcome, transaction_id AS transactionId, minor FROM pending_trace ORDER BY id',
  )
const open = (at: Books) =>
  at.ask<{ minor: number; firstSeenAt: string }>(
    'SELECT minor, first_seen_at AS firstSeenAt FROM pending_transaction ORDER BY id',
  )
const idOf = (at: Books, identity: string) => at.rows().find((row) => row.identity === `id:${identity}`)?.id
const half = (page: TransactionPage): TransactionPage => ({ ...page, problems: ['HALF'] })

test('an announcement that is booked leaves a trace that names the payment, and the ledger is what was booked', async () => {
  using at = await startBooks()
  await at.read([salary, hotel()])
  await at.read([salary, booked({ text: 'Hotell Bristol Oslo' })], { at: '2026-06-02T10:00:00Z' })
  expect(open(at)).toEqual([])
  expect(traces(at)).toEqual([{ outcome: 'booked', transactionId: idOf(at, 'h1'), minor: -90_000 }])
  expect(at.rows()).toHaveLength(2)
  const reader = openReadDb(at.file, at.key)
  expect(announcementsOf(reader)(idOf(at, 'h1') ?? 0)).toEqual([
    {
      firstSeenAt: '2026-06-01T10:00:00.000Z',
      endedAt: '2026-06-02T10:00:00.000Z',
      bookedOn: '2026-05-30',
      amount: { minor: -90_000, currency: 'NOK' },
      text: 'HOTELL BRISTOL',
    },
  ])
  expect(announcementTracesQuestion(reader)({})).toEqual([])
  reader.close()
})

test('an unrelated payment of the same sum is not what was announced, and is booked all the same', async () => {
  using at = await startBooks()
  await at.read([salary, hotel()])
  await at.read([salary, booked({ identity: 'rent', text: 'HUSLEIE JUNI' })])
  expect(traces(at)).toMatchObject([{ outcome: 'withdrawn', transactionId: null }])
  expect(at.rows().map(({ minor }) => minor)).toEqual([3_500_000, -90_000])
})

test('two equal announcements stay two, and become two payments', async () => {
  using at = await startBooks()
  await at.read([salary, hotel(), hotel()])
  expect(open(at)).toHaveLength(2)
  await at.read([salary, hotel(), booked({ identity: 'h1' })])
  expect(open(at)).toHaveLength(1)
  await at.read([salary, booked({ identity: 'h1' }), booked({ identity: 'h2' })])
  expect(traces(at).map(({ transactionId }) => transactionId)).toEqual([idOf(at, 'h1'), idOf(at, 'h2')])
})

test('a payment that was booked before it was announced again is not its booking', async () => {
  using at = await startBooks()
  await at.read([salary, booked({ identity: 'h0' }), hotel()])
  await at.read([salary, booked({ identity: 'h0' })])
  expect(traces(at)).toMatchObject([{ outcome: 'withdrawn', transactionId: null }])
})

test('what was held may be booked with another sum, where nothing else could be meant', async () => {
  using at = await startBooks()
  await at.read([salary, hotel()])
  await at.read([salary, booked({ minor: -97_500 })])
  expect(traces(at)).toMatchObject([{ outcome: 'booked', transactionId: idOf(at, 'h1'), minor: -90_000 }])
})

test.each([
  ['too far from it', [booked({ minor: -130_000 })]],
  ['one of two that could be it', [booked({ minor: -97_500 }), booked({ identity: 'h2', minor: -95_000 })]],
  ['a refund of it', [booked({ minor: 90_000 })]],
  ['booked weeks later', [booked({ bookedOn: '2026-06-20' })]],
])('a sum that is %s ends nothing but the announcement', async (_, came) => {
  using at = await startBooks()
  await at.read([salary, hotel()])
  await at.read([salary, ...came])
  expect(traces(at)).toMatchObject([{ outcome: 'withdrawn', transactionId: null }])
  expect(at.rows()).toHaveLength(1 + came.length)
})

test('an id that stays finds the booking whatever else changes, if the bank may keep it', async () => {
  for (const mayKeepId of [true, false]) {
    using at = await startBooks()
    const announcements = { mayKeepId, bookedWithinDays: 10, holdPercent: 25, pendingDays: 31 }
    const policy = { policy: { policy: { announcements } } }
    await at.read([salary, hotel({ identity: 'h1' })], policy)
    await at.read([salary, booked({ minor: -150_000, text: 'BRISTOL AS' })], policy)
    expect(traces(at)).toMatchObject([{ outcome: mayKeepId ? 'booked' : 'withdrawn' }])
  }
})

test('one that is told with another day, words or sum is the same one still', async () => {
  using at = await startBooks()
  await at.read([salary, hotel()])
  const changes = [{ bookedOn: today }, { text: 'Hotell Bristol Oslo' }, { minor: -95_000 }]
  for (const [index, more] of changes.entries())
    await at.read([salary, hotel(more)], { at: `2026-06-0${index + 2}T10:00:00Z` })
  expect(open(at)).toEqual([{ minor: -95_000, firstSeenAt: '2026-06-01T10:00:00.000Z' }])
  expect(traces(at)).toEqual([])
})

test('one that ended and is booked days later is explained after all', async () => {
  using at = await startBooks()
  await at.read([salary, hotel()])
  await at.read([salary], { at: '2026-06-02T10:00:00Z' })
  expect(traces(at)).toMatchObject([{ outcome: 'withdrawn' }])
  const reader = openReadDb(at.file, at.key)
  expect(announcementTracesQuestion(reader)({})).toMatchObject([
    { accountName: 'Brukskonto', outcome: 'withdrawn', text: 'HOTELL BRISTOL' },
  ])
  reader.close()
  await at.read([salary, booked()], { at: '2026-06-04T10:00:00Z' })
  expect(traces(at)).toEqual([{ outcome: 'booked', transactionId: idOf(at, 'h1'), minor: -90_000 }])
})

test('half an answer ends nothing; one that no answer tells of for a month is over', async () => {
  using at = await startBooks()
  await at.read([salary, hotel(), hotel({ text: 'TAXI', minor: -30_000 })])
  await at.read([salary, hotel()], { distort: half, at: '2026-06-20T10:00:00Z' })
  expect(open(at)).toHaveLength(2)
  await at.read([salary], { distort: half, at: '2026-07-03T10:00:00Z' })
  expect(open(at)).toMatchObject([{ minor: -90_000 }]) // that one was told of in June
  expect(traces(at)).toMatchObject([{ outcome: 'expired', minor: -30_000 }])
})
