import { expect, test } from 'vitest'
import { complete, failed, pending } from './testing/invented-link.ts'
import { ordersStand } from './testing/orders-stand.ts'

const nobodyCame = [pending(), failed('startFailed')]

test('where nobody came another order is made without a word, and then it is told', async () => {
  const { start, orders, timers, paths, views } = ordersStand({
    collects: Array.from({ length: 10 }, () => nobodyCame),
  })
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
