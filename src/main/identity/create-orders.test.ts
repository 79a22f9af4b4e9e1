import { expect, test } from 'vitest'
import type { OrderRequest } from './orders.ts'
import type { CompletionData } from './port.ts'
import { complete, failed, pending, person } from './testing/invented-link.ts'
import { ordersStand } from './testing/orders-stand.ts'

test('an order goes from its start to its end, and a page sees each step', async () => {
  const { start, orders, timers, views, paths } = ordersStand({
    collects: [[pending(), pending('started'), pending('userSign'), pending('processing'), complete]],
  })
  const seen: CompletionData[] = []
  const id = start({ finish: (completion) => (seen.push(completion), { kind: 'confirmed' }) })
  expect(orders.get(id)).toMatchObject({ orderId: id, phase: 'starting', qr: null, waitsUntil: null })
  await timers.pass(0)
  expect(orders.get(id)).toMatchObject({ phase: 'waiting', waitsUntil: '2026-11-21T18:00:30.000Z' })
  await timers.pass(10_000)
  expect(orders.get(id)).toMatchObject({ phase: 'complete', outcome: { kind: 'confirmed' }, failure: null })
  expect(seen).toEqual([person])
  expect(paths()).toEqual(['auth', ...Array<string>(5).fill('collect order-1')])
  const steps = views.map(({ phase, pendingHint }) => `${phase} ${pendingHint}`)
  expect([...new Set(steps)]).toEqual([
    'starting null',
    'waiting outstandingTransaction',
    'open started',
    'open userSign',
    'open processing',
    'complete null',
  ])
  expect(views.at(-1)).toEqual(orders.get(id))
})

test('what is asked of BankID is what was asked here, with the address of this machine', async () => {
  const { start, timers, calls } = ordersStand()
  start({ ask: { kind: 'auth', visibleText: 'Lås upp', personalNumber: '199001011234' } })
  await timers.pass(0)
  const hiddenData = new Uint8Array([1, 2])
  start({ ask: { kind: 'sign', visibleText: 'Export', hiddenData } })
  await timers.pass(0)
  expect(calls.filter(({ orderRef }) => orderRef === null).map(({ path, input }) => [path, input])).toEqual([
    [
      'auth',
      { endUserIp: '194.168.2.25', visibleText: 'Lås upp', requirement: { personalNumber: '199001011234' } },
    ],
    ['sign', { endUserIp: '194.168.2.25', visibleText: 'Export', hiddenData }],
  ])
})

test('an order that is picked up waits for nobody, and one that is put down waits again', async () => {
  const { start, orders, timers } = ordersStand({
    collects: [[pending('noClient'), pending('userSign'), pending(), pending('userDance')]],
  })
  const id = start()
  await timers.pass(2000)
  expect(orders.get(id)).toMatchObject({ phase: 'waiting', pendingHint: 'noClient', qr: null })
  await timers.pass(2000)
  expect(orders.get(id)).toMatchObject({ phase: 'open', pendingHint: 'userSign', waitsUntil: null })
  await timers.pass(2000)
  expect(orders.get(id)).toMatchObject({ phase: 'waiting', qr: expect.stringMatching(/^bankid\..*\.6\./) })
  await timers.pass(2000)
  expect(orders.get(id)).toMatchObject({ phase: 'open', pendingHint: 'unknown', qr: null })
})

test('no token and no person is in the log, nor anything but the code in what a page sees', async () => {
  const { start, timers, views, log } = ordersStand({
    collects: [[pending(), pending('userSign'), complete], [failed('userCancel')]],
  })
  start({ ask: { kind: 'auth', personalNumber: '199001011234' } })
  await timers.pass(10_000)
  start()
  await timers.pass(10_000)
  const shown = JSON.stringify(views)
  for (const secret of ['b4214886', 'order-1', 'e8df5c3c', '199001011234', 'Namnsson']) {
    expect(shown).not.toContain(secret)
    expect(log.lines.join('\n')).not.toContain(secret)
  }
  expect(log.lines.map((line) => JSON.parse(line))).toEqual([
    { name: 'order', kind: 'confirm', outcome: 'complete', code: null, count: 0 },
    { name: 'order', kind: 'confirm', outcome: 'failed', code: 'userCancel', count: 0 },
  ])
})

test('an order that was asked for before all were ended is not begun any more, and the next one is', async () => {
  const { orders, timers, link, paths } = ordersStand()
  const request: OrderRequest = {
    purpose: 'confirm',
    link,
    ask: { kind: 'auth' },
    finish: () => ({ kind: 'confirmed' }),
  }
  for (const end of [() => orders.cancelAll(), () => orders.forgetAll()]) {
    const asked = orders.stops()
    await end()
    expect(() => orders.start(request, asked)).toThrow(expect.objectContaining({ code: 'cancelled' }))
  }
  await timers.pass(0)
  expect(paths()).toEqual([])
  orders.start(request, orders.stops())
  await timers.pass(0)
  expect(paths()).toEqual(['auth'])
})
