import { expect, test } from 'vitest'
import { invent, startStore } from '../store/testing.ts'
import { addDays } from './identity.ts'
import { removeConnection } from './remove-connection.ts'
import { markOwnTransfers } from './transfers.ts'

/** Two accounts of two banks and a card, with rows the test gives. */
async function start() {
  const at = await startStore()
  const [first, second] = [invent.connection(at.store), invent.connection(at.store)]
  const current = invent.account(at.store, { number: '1813.00.00017', iban: 'NO1218130000017' }, first)
  const savings = invent.account(at.store, { bankKey: 's', number: '60050612344' }, second)
  let count = 0
  return {
    ...at, current, savings, second,
    add: (account: string, minor: number, bookedOn: string, counterpartyAccount: string | null = null) => {
      at.store.transactions.insert(account, `id:${count++}`, invent.row({ minor, bookedOn, counterpartyAccount }), invent.at)
    },
    marked: () => at.ask<{ minor: number }>('SELECT minor FROM bank_transaction WHERE is_own_transfer = 1 ORDER BY id').map(({ minor }) => minor),
    [Symbol.dispose]: () => at[Symbol.dispose](),
  } // prettier-ignore
}

test('both sides of a transfer are marked when one of them names the other', async () => {
  using at = await start()
  at.add(at.current, -2000, '2026-05-01', '6005 06 12344')
  at.add(at.savings, 2000, '2026-05-04')
  expect(await markOwnTransfers(at.store)).toBe(2)
  expect(at.marked()).toEqual([-2000, 2000])
  expect(await markOwnTransfers(at.store)).toBe(0)
})

test('an account is known by its IBAN and by the number at the end of it', async () => {
  using at = await start()
  at.add(at.savings, -1, '2026-05-01', 'NO12 1813 00 00017')
  at.add(at.savings, -2, '2026-05-01', '18130000017')
  await markOwnTransfers(at.store)
  expect(at.marked()).toEqual([-1, -2])
})

test('amount and day alone pair nothing', async () => {
  using at = await start()
  at.add(at.current, -2000, '2026-05-01')
  at.add(at.savings, 2000, '2026-05-01')
  at.add(at.current, -3000, '2026-05-01', '99990000001')
  await markOwnTransfers(at.store)
  expect(at.marked()).toEqual([])
})

test('the other side is within four days, of the same amount, names nobody else, and is only one', async () => {
  using at = await start()
  at.add(at.current, -2000, '2026-05-01', '60050612344')
  at.add(at.savings, 2000, '2026-05-06')
  at.add(at.savings, 2001, '2026-05-01')
  at.add(at.savings, 2000, '2026-05-01', '99990000001')
  await markOwnTransfers(at.store)
  expect(at.marked()).toEqual([-2000])
  at.add(at.savings, 2000, '2026-05-03')
  at.add(at.savings, 2000, '2026-05-05')
  await markOwnTransfers(at.store)
  expect(at.marked()).toEqual([-2000, 2000])
})

test('two equal transfers have two other sides', async () => {
  using at = await start()
  for (let time = 0; time < 2; time++) at.add(at.current, -2000, '2026-05-01', '60050612344')
  at.add(at.savings, 2000, '2026-05-01')
  at.add(at.savings, 2000, '2026-05-03')
  await markOwnTransfers(at.store)
  expect(at.marked()).toEqual([-2000, -2000, 2000, 2000])
})

test('a side that names us back is taken before one that names nobody', async () => {
  using at = await start()
  at.add(at.current, -2000, '2026-05-01', '60050612344')
  at.add(at.savings, 2000, '2026-05-01')
  at.add(at.savings, 2000, '2026-05-03', '18130000017')
  await markOwnTransfers(at.store)
  expect(
    at.ask('SELECT booked_on AS day FROM bank_transaction WHERE is_own_transfer = 1 ORDER BY id'),
  ).toEqual([{ day: '2026-05-01' }, { day: '2026-05-03' }])
})

test('when an account is removed its other sides are no own transfers any more, in the sums of the days too', async () => {
  using at = await start()
  at.add(at.current, -2000, '2026-05-01', '60050612344')
  at.add(at.savings, 2000, '2026-05-01')
  await markOwnTransfers(at.store)
  const sums = 'SELECT own_out_minor AS own FROM account_day WHERE minor < 0'
  expect(at.ask(sums)).toEqual([{ own: -2000 }])
  await removeConnection({ store: at.store, connectionId: at.second, at: invent.at })
  expect(at.ask(sums)).toEqual([{ own: 0 }])
})

test('what named a stranger’s account names an own one once that account is here', async () => {
  using at = await start()
  at.add(at.current, -2000, '2026-05-01', '99990000001')
  await markOwnTransfers(at.store)
  expect(at.marked()).toEqual([])
  invent.account(at.store, { bankKey: 'new', number: '9999.00.00001' })
  await markOwnTransfers(at.store)
  expect(at.marked()).toEqual([-2000])
})

test('where one sum moves every day for years, a new row does not read all of them again and again', async () => {
  using at = await start()
  const days = 250
  for (let n = 0; n < days; n++) {
    at.add(at.current, -2000, addDays('2024-12-01', n), '60050612344')
    at.add(at.savings, 2000, addDays('2024-12-01', n - (n % 3)), '18130000017')
  }
  await markOwnTransfers(at.store)
  expect(at.marked()).toHaveLength(2 * days)
  at.add(at.current, -2000, addDays('2024-12-01', days), '60050612344')
  let read = 0
  const { rows } = at.store.transfers
  const counted = (...asked: Parameters<typeof rows>) => {
    const found = rows(...asked)
    read += found.length
    return found
  }
  const store = { ...at.store, transfers: { ...at.store.transfers, rows: counted } }
  expect(await markOwnTransfers(store)).toBe(1)
  expect(read).toBeLessThan(10 * 2 * days)
})
