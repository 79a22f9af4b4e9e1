import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { complete, failed, pending } from './testing/invented-link.ts'
import { ordersStand } from './testing/orders-stand.ts'

const nobodyCame = [pending(), failed('startFailed')]

test('where nobody came another order is made without a word, and then it is told', async () => {
  const { start, orders, timers, paths, views } = ordersStand({ collects: Array(10).fill(nobodyCame) })
  const id = start()
  await timers.pass(5000)
  expect(orders.get(id)).toMatchObject({
    phase: 'waiting',
    renewals: 1,
    qr: expect.stringContaining('.1.'),
    waitsUntil: '2026-11-21T18:00:30.000Z', // the wall clock of this test stands still
  })
  await timers.pass(60_000)
  expect(orders.get(id)).toMatchObject({
    phase: 'failed',
    failedHint: 'startFailed',
    failure: { code: 'bankid-failed' },
    renewals: 5,
  })
  expect(paths().filter((path) => path === 'auth')).toHaveLength(6)
  expect(views.filter(({ phase }) => phase === 'failed')).toHaveLength(1)
  expect(new Set(views.map(({ orderId }) => orderId))).toEqual(new Set([id]))
})

test('an order that was in the app for a moment is never replaced', async () => {
  const { start, orders, timers, paths } = ordersStand({
    collects: [[pending('userSign'), pending(), failed('startFailed')]],
  })
  const id = start()
  await timers.pass(20_000)
  expect(orders.get(id)).toMatchObject({ phase: 'failed', failedHint: 'startFailed', renewals: 0 })
  expect(paths().filter((path) => path === 'auth')).toHaveLength(1)
})

test('where the app was to open on this machine and did not, that is told', async () => {
  const { start, orders, timers, opened } = ordersStand({
    collects: [[pending(), pending(), failed('startFailed')]],
  })
  const id = start()
  await timers.pass(1000)
  await orders.openApp(id)
  expect(opened).toEqual([
    'bankid:// bankid:///?autostarttoken=e8df5c3c-c67b-4a01-bfe5-fefeab760beb&redirect=null',
  ])
  expect(orders.get(id)).toMatchObject({ isOpenedHere: true, phase: 'waiting' })
  await timers.pass(10_000)
  expect(orders.get(id)).toMatchObject({ phase: 'failed', failedHint: 'startFailed', renewals: 0 })
})

test('the app opens only while somebody is waited for, and what does not open was not opened', async () => {
  const { start, orders, timers, opened, opener } = ordersStand({
    collects: [[pending(), pending('userSign')]],
  })
  const id = start()
  await expect(orders.openApp(id)).rejects.toMatchObject({ code: 'invalid-input' })
  await timers.pass(1000)
  opener.isBroken = true
  await expect(orders.openApp(id)).rejects.toThrow('no such app')
  expect(orders.get(id).isOpenedHere).toBe(false)
  opener.isBroken = false
  await timers.pass(3000)
  await expect(orders.openApp(id)).rejects.toMatchObject({ code: 'invalid-input' })
  expect(opened).toEqual([])
})

test('who completed it here is told apart from who completed it elsewhere', async () => {
  const { start, orders, timers } = ordersStand({ collects: [[complete], [complete]] })
  const hows: boolean[] = []
  const finish = (_: unknown, { isOpenedHere }: { readonly isOpenedHere: boolean }) => {
    hows.push(isOpenedHere)
    return { kind: 'confirmed' } as const
  }
  start({ finish })
  await timers.pass(3000)
  const id = start({ finish })
  await timers.pass(500)
  await orders.openApp(id)
  await timers.pass(3000)
  expect(hows).toEqual([false, true])
})

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

test('whoever locks the app leaves nothing of any order behind', async () => {
  let shown = (): void => undefined
  const user = { name: 'Namn Namnsson', maskedNumber: '19900101••••' }
  const { start, orders, timers, views } = ordersStand({ collects: [[complete], [complete], [pending()]] })
  const ended = start({ finish: () => ({ kind: 'bound', user }) })
  await timers.pass(3000)
  const finishing = start({
    finish: async () => {
      await new Promise<void>((resolve) => (shown = resolve))
      return { kind: 'bound', user }
    },
  })
  await timers.pass(3000)
  const waiting = start()
  await timers.pass(1000)
  await orders.forgetAll()
  const told = views.length
  shown()
  await timers.pass(10_000)
  expect(views).toHaveLength(told)
  for (const id of [ended, finishing, waiting])
    expect(() => orders.get(id)).toThrow(expect.objectContaining({ code: 'not-found' }))
})

test('an order that ended can be asked for some minutes longer, and not for ever', async () => {
  const { start, orders, timers } = ordersStand({ collects: Array(40).fill([failed('userCancel')]) })
  const first = start()
  await timers.pass(9 * 60_000)
  expect(orders.get(first).phase).toBe('failed')
  await timers.pass(2 * 60_000)
  expect(() => orders.get(first)).toThrow(expect.objectContaining({ code: 'not-found' }))
  const ids: string[] = []
  for (let count = 0; count < 25; count += 1) {
    ids.push(start())
    await timers.pass(5000)
  }
  const known = ids.filter((id) => {
    try {
      return orders.get(id).phase === 'failed'
    } catch {
      return false
    }
  })
  expect(known).toEqual(ids.slice(-20))
})

test('an order nobody made is not found', async () => {
  const { orders } = ordersStand()
  const id = '6b1f0a52-5b0e-4f43-9e52-4d1f3c3f0001'
  expect(() => orders.get(id)).toThrow(expect.objectContaining({ code: 'not-found' }))
  await expect(orders.cancel(id)).rejects.toMatchObject({ code: 'not-found' })
  await expect(orders.openApp(id)).rejects.toMatchObject({ code: 'not-found' })
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
