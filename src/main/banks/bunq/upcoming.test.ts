import { describe, expect, test } from 'vitest'
import { startBank, type Served, type Wrapped } from '../../../../tests/fixtures/bunq/bank-server.ts'
import { fixture } from '../../../../tests/fixtures/bunq/fixture.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AccountKind } from '../../../shared/model.ts'
import { bunqReading } from './reading.ts'

const clock = { now: () => Date.parse('2026-02-06T10:00:00Z') }
const scheduled = 'monetary-account/9/schedule-payment'
const requests = 'monetary-account/9/request-response'
const listed = (name: string, ...changes: readonly Readonly<Record<string, unknown>>[]): readonly Wrapped[] =>
  changes.map((fields, n) => {
    const [first] = JSON.parse(fixture(name)).Response as readonly Wrapped[]
    const [wrapper, known] = Object.entries(first ?? {})[0] ?? ['', { id: 0 }]
    return { [wrapper]: { ...known, id: 1000 - n, ...fields } }
  })

async function upcoming(served: Served, kinds: readonly AccountKind[] = ['current'], mostOnPage?: number) {
  await using bank = await startBank(served, mostOnPage)
  const accounts = kinds.map((kind, n) => ({ bankKey: String(9 - n), kind, currency: 'EUR' }))
  const answer = await bunqReading(bank.client, { clock }).upcoming?.(accounts, new AbortController().signal)
  return { ...answer, asked: bank.asked }
}
const empty = { [scheduled]: [], [requests]: [] }

test('an order that comes again is a standing order, one that comes once a payment: money out on the next day of theirs', async () => {
  const schedule = { time_next: '2026-02-20 23:30:00.000000', recurrence_unit: 'ONCE' }
  const once = { schedule, payment: { amount: { currency: 'EUR', value: '12.00' }, counterparty_alias: { display_name: 'Tom' }, description: '' } }
  const { payments, problems } = await upcoming({ ...empty, [scheduled]: listed('scheduled-payment', {}, once) })
  expect(problems).toEqual([])
  expect(payments).toMatchObject([
    { bankKey: '9', kind: 'standing-order', dueOn: '2026-03-05', amount: { minor: -85_000, currency: 'EUR' }, text: 'Rent', counterparty: 'Verhuurder' },
    { kind: 'payment', dueOn: '2026-02-21', amount: { minor: -1200 }, text: 'Tom', counterparty: 'Tom' },
  ])
  expect(JSON.parse(payments?.[0]?.raw ?? '')).toEqual(listed('scheduled-payment', {})[0])
}) // prettier-ignore

test('what is over, cancelled or has no next time is not to come', async () => {
  const over = [{ status: 'FINISHED' }, { status: 'CANCELLED' }, { schedule: { time_next: null } }, { schedule: null }]
  expect(await upcoming({ ...empty, [scheduled]: listed('scheduled-payment', ...over) })).toMatchObject({ payments: [], problems: [] })
}) // prettier-ignore

test('a request nobody has answered is an invoice until it ends', async () => {
  const answered = ['ACCEPTED', 'REJECTED', 'REVOKED', 'REFUNDED'].map((status) => ({ status }))
  const ended = { time_expiry: '2026-02-06 10:00:00.000000' }
  const endless = { time_expiry: null, description: '' }
  const list = listed('request-response', {}, ...answered, ended, endless)
  expect(await upcoming({ ...empty, [requests]: list })).toMatchObject({
    payments: [
      { kind: 'invoice', dueOn: '2026-03-02', amount: { minor: -1999, currency: 'EUR' }, text: 'Gym', counterparty: 'Gym BV' },
      { kind: 'invoice', dueOn: '2026-02-01', text: 'Gym BV' },
    ],
    problems: [],
  })
}) // prettier-ignore

test('requests of other years are not paged through, arranged payments are', async () => {
  const created = '2025-10-01 12:00:00.000000'
  const old = listed(
    'request-response',
    ...Array.from({ length: 9 }, () => ({ created, status: 'ACCEPTED' })),
  )
  const orders = listed('scheduled-payment', ...Array.from({ length: 5 }, () => ({ created })))
  const { asked, payments } = await upcoming({ [scheduled]: orders, [requests]: old }, ['current'], 2)
  expect(payments).toHaveLength(5)
  expect(asked).toEqual([
    `${scheduled}?count=200`,
    `${scheduled}?count=200&older_id=999`,
    `${scheduled}?count=200&older_id=997`,
    `${requests}?count=200`,
  ])
})

test('only accounts one can pay from are asked', async () => {
  const { asked } = await upcoming(empty, ['credit-card', 'external', 'investment', 'other'])
  expect(asked).toEqual([])
})

describe('a part that', () => {
  test.each([403, 404])(
    'is refused with %d is not told to this connection, and the other stands',
    async (status) => {
      const { payments, problems } = await upcoming({
        [scheduled]: listed('scheduled-payment', {}),
        [requests]: status,
      })
      expect([payments?.length, problems]).toEqual([1, []])
    },
  )
  test('the bank stumbled over is a problem, and no more is asked', async () => {
    const { problems, asked } = await upcoming({ ...empty, [scheduled]: 500 }, ['current', 'savings'])
    expect(problems).toEqual(['UPCOMING_FAILED'])
    expect(asked).toEqual([`${scheduled}?count=200`, `${requests}?count=200`])
  })
  test('is no list is a problem', async () => {
    expect(await upcoming({ ...empty, [requests]: '[]' })).toMatchObject({ problems: ['UPCOMING_FAILED'] })
  })
  test.each([
    ['scheduled-payment', { payment: { amount: null } }],
    ['scheduled-payment', { schedule: { time_next: 'soon' } }],
    ['request-response', { amount_inquired: { currency: 'EUR', value: 'much' } }],
  ])(
    'has a row nobody understands (%s, %j) is a problem, and the rows around it are there',
    async (name, fields) => {
      const list = listed(name, fields, {})
      const { payments, problems } = await upcoming({
        ...empty,
        [name === 'scheduled-payment' ? scheduled : requests]: list,
      })
      expect(payments).toHaveLength(1)
      expect(problems).toEqual(['UPCOMING_UNREADABLE'])
    },
  )
})

test.each(['needs-login', 'consent-revoked', 'client-rejected', 'cancelled'] as const)(
  'a session that ends (%s) is no half answer',
  async (code) => {
    const client = {
      userId: () => Promise.resolve(77),
      get: () => Promise.reject(new AppError(code, 'over')),
    }
    const account = { bankKey: '9', kind: 'current', currency: 'EUR' } as const
    const asked = bunqReading(client, { clock }).upcoming?.([account], new AbortController().signal)
    await expect(asked).rejects.toMatchObject({ code })
  },
)
