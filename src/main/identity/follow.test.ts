import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { createCollectPace, follow } from './follow.ts'
import { failed, inventedLink, pending, type Call } from './testing/invented-link.ts'
import { manualTimers } from './testing/manual-timers.ts'
import { ordersStand } from './testing/orders-stand.ts'

const collectsOf = (calls: readonly Call[]): readonly number[] =>
  calls.flatMap(({ path, at }) => (path === 'collect' ? [at] : []))
const gapsOf = (times: readonly number[]): readonly number[] =>
  times.slice(1).map((at, index) => at - (times[index] ?? 0))

test('BankID is asked every two seconds', async () => {
  const { start, timers, calls } = ordersStand()
  start()
  await timers.pass(30_000)
  expect(collectsOf(calls)).toHaveLength(15)
  expect(new Set(gapsOf(collectsOf(calls)))).toEqual(new Set([2000]))
})

test.each([0, 900, 1500, 2500])(
  'a question whose answer takes %i ms may only just have arrived: the next one leaves a second later or more',
  async (collectMs) => {
    const { start, timers, calls } = ordersStand({ collectMs })
    start()
    await timers.pass(30_000)
    const gaps = gapsOf(collectsOf(calls))
    expect(new Set(gaps)).toEqual(new Set([Math.max(2000, collectMs + 1000)]))
  },
)

test('however many orders come and go, no two questions are less than a second apart', async () => {
  const { start, orders, timers, calls } = ordersStand({
    collects: Array.from({ length: 80 }, (_, index) =>
      index % 3 === 0 ? [failed('startFailed')] : [pending('userSign')],
    ),
  })
  for (let round = 0; round < 40; round += 1) {
    const id = start()
    await timers.pass([1999, 2000, 2001, 2300, 700][round % 5] ?? 0)
    if (round % 4 === 0) await Promise.all([orders.cancel(id), timers.pass(1000)])
  }
  await timers.pass(20_000)
  const gaps = gapsOf(collectsOf(calls))
  expect(gaps.length).toBeGreaterThan(25)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000)
})

test('orders that are followed at once share the one second', async () => {
  const timers = manualTimers()
  const { link, calls } = inventedLink(timers)
  const pace = createCollectPace(timers)
  const stop = new AbortController()
  const followed = ['order-1', 'order-2', 'order-3', 'order-4'].map((orderRef) =>
    follow(
      { orderRef, startedAt: timers.now() },
      { client: link.client, timers, pace, signal: stop.signal, onPending: () => undefined },
    ),
  )
  await timers.pass(20_000)
  stop.abort()
  for (const each of followed) await expect(each).rejects.toMatchObject({ code: 'cancelled' })
  expect(Math.min(...gapsOf(collectsOf(calls)))).toBe(1000)
  expect(new Set(calls.map(({ orderRef }) => orderRef)).size).toBe(4)
})

test('a failure that passes is no reason to ask sooner', async () => {
  const { start, timers, calls } = ordersStand({ collects: [[new AppError('bank-unreachable', 'gone')]] })
  start()
  await timers.pass(30_000)
  expect(Math.min(...gapsOf(collectsOf(calls)))).toBe(2000)
})

test('a timer that comes early asks no sooner for it', async () => {
  const { start, timers, calls } = ordersStand()
  const after = timers.after
  timers.after = (ms, run) => after(ms > 5 ? ms - 3 : ms, run)
  start()
  await timers.pass(20_000)
  expect(collectsOf(calls)).toHaveLength(10)
  expect(Math.min(...gapsOf(collectsOf(calls)))).toBeGreaterThanOrEqual(2000)
})
