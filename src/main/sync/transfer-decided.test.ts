import { expect, test } from 'vitest'
import { invent, startStore } from '../store/testing.ts'
import { markOwnTransfers } from './transfers.ts'

// A person's word stands above what is found, for as long as its rows are those it was spoken of.

const [current, buffer, cabin] = ['18130000017', '18130000025', '18130000033'] as const

async function start() {
  const at = await startStore()
  const { store } = at
  const bank = invent.connection(store)
  const accounts = new Map<string, string>([current, buffer, cabin].map((number) =>
    [number, invent.account(store, { bankKey: number, number, name: `Konto ${number}` }, bank)]))
  let count = 0
  const find = async () => {
    await markOwnTransfers(store)
    return at.ask<{ outId: number; inId: number; state: string; byPerson: 0 | 1 }>(`
      SELECT out_id AS outId, in_id AS inId, state, is_by_person AS byPerson FROM transfer_link ORDER BY out_id, in_id`)
  }
  return {
    ...at, find,
    add: (number: string, minor: number, named: string | null = null, bookedOn = '2026-05-04') => {
      const row = invent.row({ minor, bookedOn, counterpartyAccount: named })
      store.transactions.insert(accounts.get(number) ?? '', `id:${count++}`, row, invent.at)
      return at.ask<{ id: number }>('SELECT max(id) AS id FROM bank_transaction')[0]?.id ?? 0
    },
    remove: (id: number) => store.imports.release(0, { id, isItsAlone: 1 }),
    say: (state: 'linked' | 'rejected', outId: number, inId: number) => {
      const [out, into] = [store.transfers.decidedRow(outId), store.transfers.decidedRow(inId)]
      store.transaction(() => store.transfers.decide({
        outId, inId, outAccountId: out?.accountId ?? '', inAccountId: into?.accountId ?? '', state, rate: null, at: invent.at,
      }))
    },
    /** A new account: everything is looked at anew. */
    lookAtAll: async () => {
      invent.account(store, { bankKey: 'new', number: '99990000099' })
      return await find()
    },
    marked: () => at.ask<{ id: number }>('SELECT id FROM bank_transaction WHERE is_own_transfer = 1 ORDER BY id').map(({ id }) => id),
    [Symbol.dispose]: () => at[Symbol.dispose](),
  }
} // prettier-ignore

test('a pair that was said to be none has no mark, whatever its numbers, and is never found again', async () => {
  using at = await start()
  const [out, into] = [at.add(current, -2000, buffer), at.add(buffer, 2000, current)]
  expect(await at.find()).toMatchObject([{ state: 'linked' }])
  at.say('rejected', out, into)
  expect(await at.find()).toMatchObject([{ state: 'rejected' }])
  expect(at.marked()).toEqual([])
  at.add(current, -7, null)
  expect(await at.lookAtAll()).toMatchObject([{ state: 'rejected' }])
  expect(at.marked()).toEqual([])
})

test('who says no to one of two equal pairs keeps the other as it is', async () => {
  using at = await start()
  for (let time = 0; time < 2; time++) {
    at.add(current, -2000, buffer)
    at.add(buffer, 2000, current)
  }
  const [first] = await at.find()
  at.say('rejected', first?.outId ?? 0, first?.inId ?? 0)
  const links = await at.find()
  expect(links.map(({ state }) => state).toSorted()).toEqual(['linked', 'rejected'])
  expect(at.marked()).toHaveLength(2)
})

test('what is surer than what was said no to is found all the same', async () => {
  using at = await start()
  const [out, wrong] = [at.add(current, -2000, cabin), at.add(cabin, 2000, null, '2026-05-06')]
  await at.find()
  at.say('rejected', out, wrong)
  const right = at.add(cabin, 2000, current)
  expect(await at.find()).toMatchObject([
    { outId: out, inId: wrong, state: 'rejected' },
    { outId: out, inId: right, state: 'linked', byPerson: 0 },
  ])
  expect(at.marked()).toEqual([out, right])
})

test('two rows linked by hand are a pair against every rule, and the rows they were paired with are free', async () => {
  using at = await start()
  const [out, into] = [at.add(current, -2000, buffer), at.add(buffer, 2000, current)]
  const far = at.add(cabin, 1990, null, '2026-06-20')
  await at.find()
  at.say('linked', out, far)
  expect(await at.lookAtAll()).toMatchObject([{ outId: out, inId: far, state: 'linked', byPerson: 1 }])
  expect(at.marked()).toEqual([out, into, far]) // the second still names an own account
  at.say('rejected', out, far)
  expect(await at.find()).toMatchObject([{ inId: into, state: 'linked' }, { inId: far, state: 'rejected' }])
  expect(at.marked()).toEqual([out, into])
}) // prettier-ignore

test('a row that goes takes its pair with it, and the other side its mark; a word about it waits for its return', async () => {
  using at = await start()
  const [out, into, by, hand] = [at.add(current, -2000, buffer), at.add(buffer, 2000), at.add(current, -70), at.add(cabin, 71)] // prettier-ignore
  await at.find()
  at.say('linked', by, hand)
  await at.find()
  expect(at.marked()).toEqual([out, into, by, hand])
  at.remove(out)
  at.remove(by)
  expect(await at.find()).toMatchObject([{ outId: by, inId: hand, state: 'linked', byPerson: 1 }])
  expect(at.marked()).toEqual([])
})

test('what was said of a row is said of the one it was merged into', async () => {
  using at = await start()
  const [out, into, twin] = [at.add(current, -2000, buffer), at.add(buffer, 2000, current), at.add(current, -2000, buffer, '2026-05-05')] // prettier-ignore
  await at.find()
  at.say('rejected', out, into)
  expect(await at.find()).toMatchObject([{ state: 'rejected' }, { outId: twin, state: 'proposed' }])
  const { merging } = at.store
  const [stays, goes] = [merging.wholeRow(twin), merging.wholeRow(out)]
  if (stays === null || goes === null) throw new Error('the rows are not there')
  at.store.transaction(() => merging.absorb(stays, goes, invent.at))
  expect(await at.find()).toMatchObject([{ outId: twin, inId: into, state: 'rejected' }])
  expect(at.marked()).toEqual([])
})

test('days that a killed process had taken on are looked at by the next', async () => {
  using at = await start()
  await at.find()
  const out = at.add(current, -2000, buffer)
  expect(at.store.transaction(() => at.store.transfers.takeDays())).toEqual(['2026-05-04'])
  await markOwnTransfers(at.store)
  expect(at.marked()).toEqual([out])
  expect(at.ask('SELECT day FROM transfer_day')).toEqual([])
})

test('asked twice at once it finds the same as asked once', async () => {
  using at = await start()
  const rows = [at.add(current, -2000, buffer), at.add(buffer, 2000, current)]
  const first = markOwnTransfers(at.store)
  rows.push(at.add(current, -3000, cabin), at.add(cabin, 3000, current))
  await Promise.all([first, markOwnTransfers(at.store)])
  expect(at.marked()).toEqual(rows)
  expect(at.ask('SELECT id FROM transfer_link')).toHaveLength(2)
})
