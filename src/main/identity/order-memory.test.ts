import { expect, test } from 'vitest'
import { complete, failed, pending } from './testing/invented-link.ts'
import { ordersStand } from './testing/orders-stand.ts'

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
  const { start, orders, timers } = ordersStand({
    collects: Array.from({ length: 40 }, () => [failed('userCancel')]),
  })
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
