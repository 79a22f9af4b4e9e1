import { afterEach, expect, test } from 'vitest'
import { coffee, salary, startBooks } from '../../src/main/sync/testing/books.ts'
import { answersOf, type Question, type QuestionInput } from '../../src/main/queries/questions.ts'
import { reviewHandlers } from '../../src/main/handlers/review.ts'
import type { HandlerContext } from '../../src/main/handlers/context.ts'
import { openReadDb } from '../../src/main/store/database.ts'

const ends: (() => void)[] = []
afterEach(() => ends.splice(0).forEach((end) => end()))

/** The review tray over a real store, asked as the page asks. */
async function tray() {
  const at = await startBooks(false)
  const db = openReadDb(at.file, at.key)
  ends.push(() => {
    db.close()
    at[Symbol.dispose]()
  })
  const answers = answersOf(db)
  const told: string[] = []
  const context = {
    store: at.store,
    clock: { now: () => Date.parse('2026-06-05T10:00:00Z') },
    reader: {
      ask: <Q extends Question>(question: Q, input: QuestionInput<Q>) =>
        Promise.resolve(answers[question](input)),
    },
    emit: (_: string, { topics }: { readonly topics: readonly string[] }) => told.push(...topics),
  }
  return { at, told, handlers: reviewHandlers(context as unknown as HandlerContext) }
}

test('a pair stands in the tray until a person answers, and pages are told what is old then', async () => {
  const { at, told, handlers } = await tray()
  await at.read([salary, coffee({ identity: 'a' })])
  await at.read([salary, coffee({ identity: 'b', minor: -4950 })])
  const [item, ...others] = await handlers['review:list'](undefined)
  expect(others).toEqual([])
  expect(item).toMatchObject({ kind: 'maybe-same', reason: 'amount-changed' })
  expect(await handlers['review:decide']({ reviewId: item?.id ?? 0, decision: 'same' })).toBeNull()
  expect(await handlers['review:list'](undefined)).toEqual([])
  expect(at.rows().map(({ minor }) => minor)).toEqual([3_500_000, -4950])
  expect(told).toEqual(expect.arrayContaining(['transactions', 'reviews', 'journal']))
  await expect(
    (async () => await handlers['review:decide']({ reviewId: item?.id ?? 0, decision: 'different' }))(),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('an announcement that was never booked is told of with its end', async () => {
  const { at, handlers } = await tray()
  const hotel = coffee({ status: 'pending', text: 'HOTELL' })
  await at.read([salary, hotel])
  await at.read([salary], { at: '2026-06-02T10:00:00Z' })
  const traces = await handlers['pending:traces']({ accountId: at.accountId() })
  expect(traces).toMatchObject([
    { outcome: 'withdrawn', text: 'HOTELL', endedAt: '2026-06-02T10:00:00.000Z' },
  ])
  expect(await handlers['pending:traces']({ accountId: crypto.randomUUID() })).toEqual([])
})

test('what the bank announces again is no announcement in vain, but last month’s alike is', async () => {
  const { at, handlers } = await tray()
  const texts = async () =>
    (await handlers['pending:traces']({})).map(({ bookedOn, text }) => `${bookedOn} ${text}`)
  const hotel = coffee({ status: 'pending', text: 'HOTELL BRISTOL' })
  const lastMonths = coffee({ status: 'pending', text: 'HOTELL BRISTOL', bookedOn: '2026-05-02' })
  const cinema = coffee({ status: 'pending', text: 'KINO' })
  await at.read([salary, hotel, lastMonths, cinema], { overlapDays: 60 })
  await at.read([salary], { at: '2026-06-02T10:00:00Z', overlapDays: 60 })
  expect((await texts()).sort()).toEqual([
    '2026-05-02 HOTELL BRISTOL',
    '2026-05-28 HOTELL BRISTOL',
    '2026-05-28 KINO',
  ])
  const again = coffee({ status: 'pending', text: 'Hotell  Bristol', bookedOn: '2026-05-30' })
  await at.read([salary, again], { at: '2026-06-03T10:00:00Z', overlapDays: 60 })
  expect((await texts()).sort()).toEqual(['2026-05-02 HOTELL BRISTOL', '2026-05-28 KINO'])
  await at.read([salary, { ...again, amount: { minor: -9900, currency: 'NOK' } }], {
    at: '2026-06-04T10:00:00Z',
    overlapDays: 60,
  })
  expect(await texts()).toContain('2026-05-28 HOTELL BRISTOL')
})
