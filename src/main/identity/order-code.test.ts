import { expect, test } from 'vitest'
import { qrText } from './bankid/qr.ts'
import { complete, pending, tokens } from './testing/invented-link.ts'
import { ordersStand } from './testing/orders-stand.ts'

const secondsOf = (views: readonly { readonly qr: string | null }[]): readonly string[] =>
  views.flatMap(({ qr }) => qr?.split('.')[2] ?? [])

test('each whole second has its own code, from the instant BankID answered', async () => {
  const { start, timers, views } = ordersStand()
  start()
  await timers.pass(0)
  await timers.pass(999)
  expect(views.at(-1)?.qr).toBe(qrText(tokens, 0))
  await timers.pass(1)
  expect(views.at(-1)?.qr).toBe(qrText(tokens, 1))
  await timers.pass(9000)
  expect(views.at(-1)?.qr).toBe(qrText(tokens, 10))
  expect(secondsOf(views)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
})

test('who asks in between gets the code of that second', async () => {
  const { start, orders, timers } = ordersStand()
  const id = start()
  await timers.pass(2500)
  expect(orders.get(id).qr).toBe(qrText(tokens, 2))
})

test('once somebody has the order in the app there is no code, and none comes back with the end', async () => {
  const { start, timers, views } = ordersStand({
    collects: [[pending('userSign'), pending('userSign'), complete]],
  })
  start()
  await timers.pass(20_000)
  expect(secondsOf(views)).toEqual(['0', '1', '2'])
  expect(views.slice(views.findIndex(({ phase }) => phase === 'open')).every(({ qr }) => qr === null)).toBe(
    true,
  )
})

test('an order that is put down shows its codes again, one a second', async () => {
  const { start, timers, views } = ordersStand({ collects: [[pending('userSign'), pending()]] })
  start()
  await timers.pass(6500)
  expect(secondsOf(views)).toEqual(['0', '1', '2', '4', '5', '6'])
})

test('a timer that comes early shows no code twice', async () => {
  const { start, timers, views } = ordersStand()
  const after = timers.after
  timers.after = (ms, run) => after(ms > 900 ? ms - 0.4 : ms, run)
  start()
  await timers.pass(5000)
  expect(secondsOf(views)).toEqual(['0', '1', '2', '3', '4', '5'].slice(0, secondsOf(views).length))
  expect(secondsOf(views).length).toBeGreaterThan(4)
})
