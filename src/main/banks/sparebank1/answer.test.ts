import { describe, expect, test } from 'vitest'
import { fixture } from '../../../../tests/fixtures/sparebank1/fixture.ts'
import { readAnswer, type KnownNumbers } from './answer.ts'
import type { RowOwner } from './transaction.ts'
import { wireTransaction, type WireTransaction } from './wire.ts'

const current: RowOwner = { bankKey: 'kEy1brukskontoAAAAAA', kind: 'current', currency: 'NOK' }
const card: RowOwner = { bankKey: 'kEy2kredittkortBBBBB', kind: 'credit-card', currency: 'NOK' }
const shape = { schema: wireTransaction, asWire: (wire: WireTransaction) => wire }

function read(
  text: string,
  accounts: readonly RowOwner[] = [current, card],
  numbers: KnownNumbers = new Map(),
  signal = new AbortController().signal,
) {
  return readAnswer(
    { status: 200, headers: {}, text },
    { accounts, today: '2026-06-20', signal },
    shape,
    numbers,
    'l',
  )
}

describe('a row without an account key', () => {
  test('belongs to the one account that was asked', async () => {
    const { rows, problems } = await read(fixture('row-without-account-key'), [current])
    expect(rows).toMatchObject([{ bankKey: current.bankKey }])
    expect(problems).toEqual([])
  })
  test('belongs to the account whose number it carries, learnt from another row', async () => {
    const { rows } = await read(fixture('rows-account-by-number'))
    expect(rows.map((row) => row.bankKey)).toEqual([current.bankKey, current.bankKey])
  })
  test('belongs to the account whose number it carries, learnt from the account list', async () => {
    const numbers = new Map([['K1812345678', card.bankKey]])
    const text = '{"transactions":[{"accountNumber":"K1812345678","date":"2026-06-01","amount":1}]}'
    expect((await read(text, [current, card], numbers)).rows).toMatchObject([{ bankKey: card.bankKey }])
  })
  test('is reported when nothing says whose it is', async () => {
    const { rows, problems, wireCount } = await read(fixture('row-without-account-key'))
    expect({ rows, problems, wireCount }).toEqual({
      rows: [],
      problems: ['ROW_WITHOUT_ACCOUNT'],
      wireCount: 1,
    })
  })
})

test('a row of an account nobody asked for is not put into another one', async () => {
  const { rows, problems } = await read(fixture('row-purchase'), [card])
  expect({ rows, problems }).toEqual({ rows: [], problems: ['ROW_OF_UNKNOWN_ACCOUNT'] })
})

test('a row of an account that the person has and left out is no hole in the answer', async () => {
  const numbers = new Map([['18130000017', current.bankKey]])
  const { rows, problems } = await read(fixture('row-purchase'), [card], numbers)
  expect({ rows, problems }).toEqual({ rows: [], problems: [] })
})

test('a payment and its fee that share an identity stay two payments', async () => {
  const { rows } = await read(fixture('rows-shared-identity'))
  expect(rows.map((row) => [row.identity, row.amount.minor])).toEqual([
    [null, -120_000],
    [null, -6500],
  ])
})

test('the same row served twice keeps its identity, so that it is stored once', async () => {
  const page = JSON.parse(fixture('row-purchase')) as { transactions: unknown[] }
  page.transactions.push(page.transactions[0])
  const { rows } = await read(JSON.stringify(page))
  expect(rows.map((row) => row.identity)).toEqual(['722041731680000571', '722041731680000571'])
})

test('two identical purchases of one day stay two rows', async () => {
  const { rows } = await read(fixture('rows-identical-twins'))
  expect(new Set(rows.map((row) => row.identity)).size).toBe(2)
})

describe('an answer with errors', () => {
  test('keeps the rows it has and names what is missing', async () => {
    const { rows, problems } = await read(fixture('rows-partial'))
    expect(rows).toHaveLength(1)
    expect(problems).toEqual(['CREDIT_ACCOUNTS_FAILED'])
  })
  test('may have no rows at all', async () => {
    expect(await read(fixture('rows-none-but-errors'))).toEqual({
      rows: [],
      wireCount: 0,
      problems: ['RECENT_TRANSACTIONS_FAILED'],
    })
  })
})

test('a row the bank left half empty makes the page partial and the rest is kept', async () => {
  const { rows, problems } = await read(
    '{"transactions":[{"date":"2026-06-01"},{"amount":1},{"date":"2026-06-01","amount":2}]}',
    [current],
  )
  expect(rows).toHaveLength(1)
  expect(problems).toEqual(['ROW_WITHOUT_AMOUNT', 'ROW_WITHOUT_DATE'])
})

test.each([
  '',
  '<html>Vi har problemer</html>',
  '{"transactions":[{"id":"9hJ',
  '{}',
  'null',
  '[]',
  '{"transactions":5}',
])('the body %j is an unexpected answer and never an empty one', async (text) => {
  await expect(read(text)).rejects.toMatchObject({ code: 'unexpected-response' })
})

test('a long answer gives way between turns, and stops there when it is cancelled', async () => {
  const row = { accountKey: current.bankKey, date: '2026-06-01', amount: 1 }
  const text = JSON.stringify({ transactions: Array.from({ length: 1000 }, () => row) })
  expect((await read(text)).rows).toHaveLength(1000)
  const stop = new AbortController()
  const reading = read(text, [current], new Map(), stop.signal)
  stop.abort()
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
})
