import { describe, expect, test } from 'vitest'
import { startBank, type Served, type Wrapped } from '../../../../tests/fixtures/bunq/bank-server.ts'
import { fixture } from '../../../../tests/fixtures/bunq/fixture.ts'
import type { TransactionPage, TransactionQuery } from '../bank.ts'
import { bunqReading } from './reading.ts'

const clock = { now: () => Date.parse('2026-02-06T10:00:00Z') }
const { signal } = new AbortController()
const wrapped = (name: string, fields: Readonly<Record<string, unknown>> = {}): Wrapped => {
  const [first] = JSON.parse(fixture(name)).Response as readonly Wrapped[]
  const [wrapper, known] = Object.entries(first ?? {})[0] ?? ['', { id: 0 }]
  return { [wrapper]: { ...known, ...fields } }
}

async function start(served: Served, mostOnPage?: number) {
  const bank = await startBank(served, mostOnPage)
  const reading = bunqReading(bank.client, { clock })
  const read = async (asked: Partial<TransactionQuery['accounts'][number]> = {}, query: Partial<TransactionQuery> = {}) => {
    const account = { bankKey: '9', kind: 'current', currency: 'EUR', ...asked } as const
    const pages: TransactionPage[] = []
    for await (const page of reading.transactions({ accounts: [account], from: null, cursor: null, ...query }, signal)) pages.push(page)
    return pages
  }
  return { ...reading, read, asked: bank.asked, [Symbol.asyncDispose]: bank[Symbol.asyncDispose] }
} // prettier-ignore

const payments = 'monetary-account/9/payment'
const actions = 'monetary-account/9/mastercard-action'
const payment = (id: number, day: string, value = '-1.00') =>
  wrapped('payment', { id, created: `${day} 08:00:00.000000`, amount: { currency: 'EUR', value } })

describe('accounts', () => {
  test('beyond the tenth are there, and beyond the first page', async () => {
    const many = Array.from({ length: 27 }, (_, n) => wrapped('accounts-every-kind', { id: 100 - n }))
    await using bank = await start({ 'monetary-account': many, card: [] }, 10)
    const { accounts, problems } = await bank.accounts(signal)
    expect(accounts.map(({ bankKey }) => bankKey)).toEqual(many.map((_, n) => String(100 - n)))
    expect(problems).toEqual([])
    expect(bank.asked).toEqual([
      'monetary-account?count=200',
      'monetary-account?count=200&older_id=91',
      'monetary-account?count=200&older_id=81',
      'card?count=200',
    ])
  })
  test('of every kind come in one list, with their cards', async () => {
    await using bank = await start({ 'monetary-account': fixture('accounts-every-kind'), card: fixture('cards') }) // prettier-ignore
    const { accounts } = await bank.accounts(signal)
    expect(accounts).toHaveLength(8)
    expect(accounts.map(({ cards }) => cards?.length)).toEqual([1, 1, 0, 0, 1, 0, 0, 0])
  })
  test.each([403, 404, 500])('are read without cards where those are refused with %d', async (status) => {
    await using bank = await start({ 'monetary-account': fixture('accounts-every-kind'), card: status })
    const { accounts, problems } = await bank.accounts(signal)
    expect(accounts).toHaveLength(8)
    expect(accounts.some((account) => 'cards' in account)).toBe(false)
    expect(problems).toEqual([])
  })
  test('that cannot be read leave the list incomplete', async () => {
    const broken = { MonetaryAccountBank: { description: 'no id' } }
    await using bank = await start({ 'monetary-account': JSON.stringify({ Response: [broken] }), card: 403 })
    expect(await bank.accounts(signal)).toEqual({ accounts: [], problems: ['ACCOUNT_UNREADABLE'] })
  })
  test.each(['{}', '<html>', '{"Response":{}}', '{"Error":[]}'])(
    'are not none because of %s',
    async (body) => {
      await using bank = await start({ 'monetary-account': body })
      await expect(bank.accounts(signal)).rejects.toMatchObject({ code: 'unexpected-response' })
    },
  )
  test('whose pages do not move on are an error and no endless walk', async () => {
    const pagination = { older_url: '/v1/user/77/monetary-account?older_id=9&count=200' }
    const body = JSON.stringify({ Response: [], Pagination: pagination })
    await using bank = await start({ 'monetary-account': body })
    await expect(bank.accounts(signal)).rejects.toMatchObject({ code: 'unexpected-response' })
    expect(bank.asked).toHaveLength(2)
  })
  test('whose next page has no number are an error and no short list', async () => {
    const body = JSON.stringify({ Response: [], Pagination: { older_url: '/v1/user/77/monetary-account' } })
    await using bank = await start({ 'monetary-account': body })
    await expect(bank.accounts(signal)).rejects.toMatchObject({ code: 'unexpected-response' })
  })
  test('whose next page is somewhere else are asked for where they were', async () => {
    const pagination = { older_url: 'https://elsewhere.example/v1/x?older_id=9' }
    await using bank = await start({ 'monetary-account': JSON.stringify({ Response: [], Pagination: pagination }) }) // prettier-ignore
    await expect(bank.accounts(signal)).rejects.toThrow(/do not move on/)
    expect(bank.asked).toEqual(['monetary-account?count=200', 'monetary-account?count=200&older_id=9'])
  })
})

describe('one account', () => {
  test('is one call', async () => {
    await using bank = await start({ 'monetary-account/9': fixture('accounts-every-kind') })
    expect(await bank.account('9', signal)).toMatchObject({ bankKey: '9', booked: { minor: 104_317 } })
    expect(bank.asked).toEqual(['monetary-account/9'])
  })
  test('that is none, or gone, says so', async () => {
    await using bank = await start({
      'monetary-account/4': fixture('accounts-external-all-null'),
      'monetary-account/5': JSON.stringify({ Response: [{ MonetaryAccountBank: {} }] }),
    })
    await expect(bank.account('4', signal)).rejects.toMatchObject({ code: 'not-found' })
    await expect(bank.account('5', signal)).rejects.toMatchObject({ code: 'unexpected-response' })
    await expect(bank.account('6', signal)).rejects.toMatchObject({ code: 'bank-refused' })
  })
})

describe('payments', () => {
  const days = Array.from({ length: 28 }, (_, n) =>
    payment(500 - n, `2026-01-${28 - n}`.replace(/-(\d)$/, '-0$1')),
  )
  test('come page by page to the first', async () => {
    await using bank = await start({ [payments]: days, [actions]: [] }, 10)
    const pages = await bank.read()
    expect(pages.flatMap(({ rows }) => rows)).toHaveLength(28)
    expect(pages.map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-20', '2026-02-06'],
      ['2026-01-10', '2026-01-19'],
      ['2025-12-01', '2026-01-09'], // behind the oldest row there is nothing: that is told too
    ])
    expect(bank.asked).toEqual([
      `${actions}?count=200`,
      `${payments}?count=200`,
      `${payments}?count=200&older_id=491`,
      `${payments}?count=200&older_id=481`,
    ])
  })
  test('are asked for no further than the day wanted, and on from a cursor without the cards', async () => {
    await using bank = await start({ [payments]: days, [actions]: [] }, 10)
    const [first] = await bank.read({}, { from: '2026-01-25' })
    expect(first).toMatchObject({ from: '2026-01-25', isLast: true })
    expect(first?.rows).toHaveLength(4)
    expect(bank.asked).toHaveLength(2)
    const rest = await bank.read({}, { cursor: first?.cursor ?? null })
    expect(rest.flatMap(({ rows }) => rows)).toHaveLength(24)
    expect(bank.asked.slice(2)).toEqual([
      `${payments}?count=200&older_id=497`,
      `${payments}?count=200&older_id=487`,
      `${payments}?count=200&older_id=477`,
    ])
  }) // prettier-ignore
  test('of an account in London are of its days', async () => {
    const accounts = [wrapped('accounts-every-kind', { timezone: 'europe/london' })]
    const late = wrapped('payment', { created: '2026-01-31 23:30:00.000000' })
    await using bank = await start({ 'monetary-account': accounts, card: [], [payments]: [late], [actions]: [] }) // prettier-ignore
    expect((await bank.read())[0]?.rows[0]?.bookedOn).toBe('2026-02-01')
    await bank.accounts(signal)
    expect((await bank.read())[0]?.rows[0]?.bookedOn).toBe('2026-01-31')
  })
  test('that are not understood are told of, and reading goes on behind them', async () => {
    await using bank = await start({ [payments]: fixture('payments-not-understood'), [actions]: [] })
    expect(await bank.read()).toMatchObject([
      {
        rows: [{ identity: '66300039' }, { identity: '66300033' }],
        problems: [],
        unreadable: [
          'PAYMENT_WITHOUT_DATE',
          'PAYMENT_WITHOUT_AMOUNT',
          'PAYMENT_UNREADABLE',
          'PAYMENT_OF_UNKNOWN_KIND',
        ],
        isLast: true,
      },
    ])
  })
  test('of an account bunq only shows may be refused; of an account of its own never', async () => {
    await using bank = await start({ 'monetary-account': fixture('accounts-every-kind'), card: [], 'monetary-account/4/payment': 404, [payments]: 404, [actions]: [] }) // prettier-ignore
    await bank.accounts(signal)
    expect(await bank.read({ bankKey: '4', kind: 'external' })).toMatchObject([{ rows: [], isLast: true }])
    await expect(bank.read()).rejects.toMatchObject({ code: 'bank-refused' })
  })
  test('are asked about one account at a time', async () => {
    await using bank = await start({})
    const two = ['8', '9'].map((bankKey) => ({ bankKey, kind: 'current', currency: 'EUR' }) as const)
    await expect(bank.read({}, { accounts: two })).rejects.toMatchObject({ code: 'internal' })
    expect(bank.asked).toEqual([])
  })
})

describe('what a card holds', () => {
  const hold = wrapped('card-action')
  const statuses = (pages: readonly TransactionPage[]) =>
    pages.map(({ rows }) => rows.map(({ status, amount }) => `${status} ${amount.minor}`))

  test('is pending on the newest page', async () => {
    await using bank = await start({ [payments]: [payment(2, '2026-02-05'), payment(1, '2026-02-01')], [actions]: [hold] }) // prettier-ignore
    expect(statuses(await bank.read())).toEqual([['pending -18000', 'booked -100', 'booked -100']])
  })
  test('is counted once, though its payment stands pages before the days wanted', async () => {
    const old = wrapped('card-action', { created: '2026-01-10 12:00:00.000000' })
    const paid = wrapped('payment-card', { id: 10, created: '2026-01-10 12:00:00.200000', amount: { currency: 'EUR', value: '-180.00' }, description: 'Hotel Duinzicht KATWIJK, NL' }) // prettier-ignore
    const after = Array.from({ length: 15 }, (_, n) => payment(40 - n, `2026-02-0${5 - Math.floor(n / 3)}`))
    await using bank = await start({ [payments]: [...after, paid], [actions]: [old] }, 5)
    const wanted = after.slice(0, 9).map(() => 'booked -100')
    expect(statuses(await bank.read({}, { from: '2026-02-03' }))).toEqual([wanted])
  })
  test('is counted once, though its payment was written minutes before it and stands on the next page', async () => {
    const old = wrapped('card-action', { created: '2026-02-04 12:00:00.000000' })
    const paid = wrapped('payment-card', { id: 10, created: '2026-02-04 11:57:00.000000', amount: { currency: 'EUR', value: '-180.00' }, description: 'Hotel Duinzicht KATWIJK, NL' }) // prettier-ignore
    const between = wrapped('payment', { id: 11, created: '2026-02-04 11:59:00.000000' })
    await using bank = await start(
      { [payments]: [payment(12, '2026-02-05'), between, paid], [actions]: [old] },
      2,
    )
    expect(statuses(await bank.read()).flat()).toEqual(['booked -100', 'booked 56013', 'booked -18000'])
  })
  test('older than any hold can be is over', async () => {
    const old = wrapped('card-action', { created: '2026-01-05 12:00:00.000000' })
    const older = wrapped('card-action', { id: 1, created: '2026-01-04 12:00:00.000000' })
    await using bank = await start({ [payments]: [], [actions]: [hold, old, older] }, 2)
    expect(statuses(await bank.read())).toEqual([['pending -18000']])
    expect(bank.asked).toEqual([`${actions}?count=200`, `${payments}?count=200`])
  })
  test.each([403, 404])('is left out and said to be, where it is refused with %d', async (status) => {
    await using bank = await start({ [payments]: [payment(1, '2026-02-05')], [actions]: status })
    expect(await bank.read()).toMatchObject([{ rows: [{}], problems: [], unreadable: ['CARD_ACTIONS_REFUSED'] }]) // prettier-ignore
  })
  test('and cannot be read is said to be so', async () => {
    const broken = [hold, wrapped('card-action', { id: 1, amount_billing: null, amount_local: null })]
    await using bank = await start({ [payments]: [], [actions]: broken })
    expect(await bank.read()).toMatchObject([{ rows: [{}], unreadable: ['CARD_ACTION_UNREADABLE'] }])
    await using other = await start({ [payments]: [], [actions]: '{"Response":1}' })
    expect(await other.read()).toMatchObject([{ rows: [], unreadable: ['CARD_ACTIONS_UNREADABLE'] }])
  })
  test('is asked of accounts that can have cards only', async () => {
    for (const kind of ['savings', 'investment', 'external', 'other'] as const) {
      await using bank = await start({ [payments]: [], [actions]: [hold] })
      expect(await bank.read({ kind })).toMatchObject([{ rows: [] }])
      expect(bank.asked).toEqual([`${payments}?count=200`])
    }
    for (const kind of ['current', 'joint', 'credit-card', 'currency'] as const) {
      await using bank = await start({ [payments]: [], [actions]: [hold] })
      expect(await bank.read({ kind })).toMatchObject([{ rows: [{ status: 'pending' }] }])
    }
  })
  test('is an error where the bank stumbles, so that what is known stays', async () => {
    await using bank = await start({ [payments]: [], [actions]: 500 })
    await expect(bank.read()).rejects.toMatchObject({ code: 'bank-unreachable' })
  })
})
