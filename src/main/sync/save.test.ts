import { expect, test } from 'vitest'
import type { BankTransaction, TransactionPage } from '../banks/bank.ts'
import { invent, startStore } from '../store/testing.ts'
import { bankRow, inventBank, syncWith, today } from './testing.ts'

type Stored = { id: number; identity: string; bookedOn: string; minor: number; text: string }
const ledger = `SELECT id, identity, booked_on AS bookedOn, minor, text FROM bank_transaction ORDER BY id`
const formers = 'SELECT identity, transaction_id AS id FROM former_identity ORDER BY identity'

/** A store and a bank; `read` is one sync of exactly these books. */
async function start() {
  const at = await startStore()
  const id = invent.connection(at.store)
  const bank = inventBank()
  return {
    bank,
    ask: at.ask,
    store: at.store,
    rows: () => at.ask<Stored>(ledger),
    read: (books: BankTransaction[], distort = (page: TransactionPage) => page) => {
      bank.books = books
      bank.distort = distort
      return syncWith(at.store, bank, id)
    },
    [Symbol.dispose]: () => at[Symbol.dispose](),
  }
}

const half = (page: TransactionPage): TransactionPage => ({
  ...page,
  problems: ['RECENT_TRANSACTIONS_FAILED'],
})
const coffee = (more: Partial<BankTransaction> & { minor?: number } = {}) =>
  bankRow({ bookedOn: '2026-05-28', minor: -4500, text: 'KAFFEBAREN BERGEN', ...more })

test('two equal coffees without ids stay two, however often and in whatever window they are read', async () => {
  using at = await start()
  await at.read([coffee(), coffee()])
  const first = at.rows()
  expect(first).toHaveLength(2)
  for (const windowDays of [3, 5, 90]) {
    at.bank.windowDays = windowDays
    expect(await at.read([coffee(), coffee()])).toMatchObject({ added: 0, changed: 0 })
  }
  expect(at.rows()).toEqual(first)
  expect(await at.read([coffee(), coffee(), coffee()])).toMatchObject({ added: 1 })
})

test('a payment stored without an id is the same one when its id comes, and both names find it from then on', async () => {
  using at = await start()
  await at.read([coffee()])
  const [before] = at.rows()
  const withId = coffee({ identity: 'n1', bookedOn: '2026-05-30', text: 'Kaffebaren Bergen AS' })
  expect(await at.read([withId])).toMatchObject({ added: 0, changed: 1 })
  expect(at.rows()).toMatchObject([{ id: before?.id, identity: 'id:n1', bookedOn: '2026-05-30' }])
  expect(at.ask(formers)).toEqual([{ identity: before?.identity, id: before?.id }])
  expect(await at.read([coffee({ bookedOn: '2026-05-30', text: 'Kaffebaren Bergen AS' })])).toMatchObject({
    added: 0,
  })
})

test('a bank that hands out a new id and later the old one again doubles nothing', async () => {
  using at = await start()
  await at.read([coffee({ identity: 'a', bookedOn: '2026-05-20' })])
  await at.read([coffee({ identity: 'b', bookedOn: '2026-05-20' })])
  await at.read([coffee({ identity: 'a', bookedOn: '2026-05-30' })]) // too far to be found by its day
  await at.read([coffee({ identity: 'b', bookedOn: '2026-05-19' })])
  expect(at.rows()).toMatchObject([{ identity: 'id:b', bookedOn: '2026-05-19' }])
})

test('a new payment like an old one does not take the place of the old one, which is still in the answer', async () => {
  using at = await start()
  await at.read([coffee({ identity: 'a' })])
  await at.read([coffee({ identity: 'b' }), coffee({ identity: 'a' })])
  expect(at.rows().map(({ identity }) => identity)).toEqual(['id:a', 'id:b'])
})

test('two stored payments are found by a reissue that swaps their neighbours: as many pairs as can be', async () => {
  using at = await start()
  await at.read([
    coffee({ identity: 'a', bookedOn: '2026-05-21' }),
    coffee({ identity: 'b', bookedOn: '2026-05-24' }),
  ])
  await at.read([
    coffee({ identity: 'c', bookedOn: '2026-05-23' }),
    coffee({ identity: 'd', bookedOn: '2026-05-27' }),
  ])
  expect(at.rows()).toMatchObject([{ bookedOn: '2026-05-27' }, { bookedOn: '2026-05-23' }])
})

test('other words, another amount or a day too far make another payment', async () => {
  using at = await start()
  await at.read([coffee()])
  await at.read([
    coffee({ identity: 'a', text: 'HUSLEIE' }),
    coffee({ identity: 'b', minor: -4600 }),
    coffee({ identity: 'c', bookedOn: '2026-05-24' }),
  ])
  expect(at.rows()).toHaveLength(4)
})

test('in half an answer a look-alike of a row that is missing waits for the whole answer', async () => {
  using at = await start()
  await at.read([coffee({ identity: 'a' })])
  await at.read(
    [
      coffee({ identity: 'b' }),
      coffee({ identity: 'c', minor: -1 }),
      coffee({ minor: -4500, bookedOn: '2026-05-29' }),
    ],
    half,
  )
  const untouched = { identity: 'id:a', bookedOn: '2026-05-28' }
  expect(at.rows()).toMatchObject([untouched, { identity: 'id:c' }])
  await at.read([coffee({ identity: 'b' }), coffee({ identity: 'c', minor: -1 })])
  expect(at.rows().map(({ identity }) => identity)).toEqual(['id:b', 'id:c'])
  await at.read([coffee({ identity: 'b' }), coffee({ identity: 'c', minor: -1 }), coffee({ identity: 'a' })])
  expect(at.rows().map(({ identity }) => identity)).toEqual(['id:b', 'id:c', 'id:a'])
  expect(at.ask(formers)).toEqual([])
})

test('one id twice in an answer is one payment when day and amount agree, and two when they do not', async () => {
  using at = await start()
  const books = [
    coffee({ identity: 'a' }),
    coffee({ identity: 'a', text: 'Kaffebaren' }),
    coffee({ identity: 'a', minor: -100 }),
  ]
  await at.read(books)
  expect(at.rows().map(({ minor }) => minor)).toEqual([-100, -4500])
  expect(await at.read(books)).toMatchObject({ added: 0 })
})

test.each(['2026-02-01', '2026-05-20'])(
  'an id used again does not overwrite the payment of %s',
  async (bookedOn) => {
    using at = await start()
    await at.read([coffee({ identity: 'a', bookedOn })])
    const salary = bankRow({ identity: 'a', bookedOn: today, minor: 3_500_000, text: 'Lønn' })
    for (let time = 0; time < 2; time++) await at.read([salary])
    expect(at.rows().map(({ minor }) => minor)).toEqual([-4500, 3_500_000])
  },
)

test('rows of one day are numbered as they happened, though the bank answers newest first', async () => {
  using at = await start()
  const texts = ['third', 'second', 'first']
  await at.read(texts.map((text, index) => coffee({ text, identity: index === 1 ? null : `n${index}` })))
  expect(at.rows().map(({ text }) => text)).toEqual(['first', 'second', 'third'])
})

test('the same id in two accounts is two payments', async () => {
  using at = await start()
  at.bank.accounts.push(invent.accountFacts({ bankKey: 'key-2', number: '18130000025' }))
  await at.read([coffee({ identity: 'a' }), coffee({ identity: 'a', bankKey: 'key-2' })])
  expect(at.rows()).toHaveLength(2)
})

test('what comes late fills in, and what is left out later stays', async () => {
  using at = await start()
  const known = {
    counterparty: 'Kaffebaren AS',
    counterpartyAccount: '6005.06.12344',
    message: 'Takk',
    rate: '1.0445',
  }
  const read = () =>
    at.ask(
      'SELECT text, bank_text, counterparty, counterparty_account, message, rate, search_text, changed_at FROM bank_transaction',
    )
  await at.read([coffee({ identity: 'a' })])
  expect(await at.read([coffee({ identity: 'a', ...known })])).toMatchObject({ changed: 1 })
  const full = read()
  expect(full).toMatchObject([
    {
      counterparty: 'Kaffebaren AS',
      counterparty_account: '60050612344',
      message: 'Takk',
      rate: '1.0445',
      search_text: 'kaffebaren bergen kaffebaren as takk 60050612344',
    },
  ])
  expect(await at.read([coffee({ identity: 'a', text: '', bankText: '' })])).toMatchObject({ changed: 0 })
  expect(read()).toEqual(full)
})
