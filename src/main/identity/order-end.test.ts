import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { complete, pending } from './testing/invented-link.ts'
import { ordersStand } from './testing/orders-stand.ts'

test('an order that is cancelled ends here at once and at BankID too, and says nothing more', async () => {
  const { start, orders, timers, paths, views } = ordersStand({
    collects: [[pending(), pending(), complete]],
  })
  let finished = 0
  const id = start({ finish: () => ((finished += 1), { kind: 'confirmed' }) })
  await timers.pass(3000)
  await orders.cancel(id)
  expect(orders.get(id)).toMatchObject({
    phase: 'failed',
    failure: { code: 'cancelled' },
    failedHint: null,
    qr: null,
  })
  expect(paths()).toEqual(['auth', 'collect order-1', 'cancel order-1'])
  const told = views.length
  await timers.pass(60_000)
  expect([views.length, paths().length, finished]).toEqual([told, 3, 0])
  await orders.cancel(id)
  expect(paths()).toHaveLength(3)
})

test('one that is cancelled while BankID is asked for it is ended as soon as its number is known', async () => {
  let answer = (): void => undefined
  const onStart = (): Promise<void> => new Promise((resolve) => (answer = resolve))
  const { start, orders, timers, paths, views } = ordersStand({ onStart })
  const id = start()
  await timers.pass(100)
  const cancelled = orders.cancel(id)
  expect(views.at(-1)).toMatchObject({ phase: 'failed', failure: { code: 'cancelled' } })
  answer()
  await timers.pass(0)
  await cancelled
  expect(paths()).toEqual(['auth', 'cancel order-1'])
})

test('one whose number comes late is ended at BankID all the same, or it would end the next one for the same person', async () => {
  let answer = (): void => undefined
  const onStart = (): Promise<void> => new Promise((resolve) => (answer = resolve))
  const { start, orders, timers, paths } = ordersStand({ onStart })
  const id = start()
  await timers.pass(100)
  await Promise.all([orders.cancel(id), timers.pass(5000)])
  answer()
  await timers.pass(0)
  expect(paths()).toEqual(['auth', 'cancel order-1'])
})

test('a BankID that does not answer holds nobody up for more than a second', async () => {
  const never = (): Promise<void> => new Promise(() => undefined)
  const silent = ordersStand({ onStart: never })
  const deaf = ordersStand({ onCancel: never })
  for (const { start, orders, timers } of [silent, deaf]) {
    start()
    await timers.pass(100)
    let isDone = false
    const done = orders.cancelAll().then(() => (isDone = true))
    await timers.pass(999)
    expect(isDone).toBe(false)
    await timers.pass(1)
    await done
  }
})

test('a new order cancels the one before it, and asks BankID only when that is told', async () => {
  let answer = (): void => undefined
  const onCancel = (): Promise<void> => new Promise((resolve) => (answer = resolve))
  const { start, orders, timers, paths } = ordersStand({ onCancel })
  const first = start()
  await timers.pass(1000)
  const second = start()
  expect(orders.get(first)).toMatchObject({ phase: 'failed', failure: { code: 'cancelled' } })
  await timers.pass(500)
  expect(paths()).toEqual(['auth', 'cancel order-1'])
  expect(orders.get(second).phase).toBe('starting')
  answer()
  await timers.pass(0)
  expect(paths()).toEqual(['auth', 'cancel order-1', 'auth'])
  expect(orders.get(second).phase).toBe('waiting')
})

test('what was begun with a completion is not called back', async () => {
  let written = (): void => undefined
  const { start, orders, timers, paths } = ordersStand({ collects: [[complete]] })
  const id = start({
    finish: async () => {
      await new Promise<void>((resolve) => (written = resolve))
      return { kind: 'signed', fileName: 'a.csv', signatureFileName: 'a.csv.sig' }
    },
  })
  await timers.pass(2000)
  await orders.cancel(id)
  written()
  await timers.pass(0)
  expect(orders.get(id)).toMatchObject({ phase: 'complete', outcome: { kind: 'signed' } })
  expect(paths()).toEqual(['auth', 'collect order-1'])
})

test('an app that closes waits for what a completion was for: a signature nobody wrote down was given for nothing', async () => {
  let written = (): void => undefined
  const { start, orders, timers } = ordersStand({ collects: [[complete]] })
  const id = start({
    finish: async () => {
      await new Promise<void>((resolve) => (written = resolve))
      return { kind: 'signed', fileName: 'a.csv', signatureFileName: 'a.csv.sig' }
    },
  })
  await timers.pass(2000)
  let isDone = false
  const done = orders.cancelAll().then(() => (isDone = true))
  await timers.pass(1500)
  expect(isDone).toBe(false)
  written()
  await done
  expect(orders.get(id).phase).toBe('complete')
})

test('a disk that does not write holds the app up for three seconds, and no longer', async () => {
  const { start, orders, timers } = ordersStand({ collects: [[complete]] })
  start({ finish: () => new Promise(() => undefined) })
  await timers.pass(2000)
  let isDone = false
  const done = orders.cancelAll().then(() => (isDone = true))
  await timers.pass(2999)
  expect(isDone).toBe(false)
  await timers.pass(1)
  await done
})

test('a BankID that will not end an order is a line in the log, and the order is over all the same', async () => {
  const { start, orders, timers, log } = ordersStand({
    onCancel: () => Promise.reject(new AppError('bank-refused', 'no such order')),
  })
  const id = start()
  await timers.pass(1000)
  await orders.cancel(id)
  expect(orders.get(id).failure).toEqual({ code: 'cancelled' })
  expect(log.lines.at(-1)).toContain('"order.not-cancelled","kind":"confirm","code":"bank-refused"')
})
