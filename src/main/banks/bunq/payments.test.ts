import { describe, expect, test } from 'vitest'
import { changed, fixture, items } from '../../../../tests/fixtures/bunq/fixture.ts'
import type { BankTransaction } from '../bank.ts'
import { dayIn } from './instants.ts'
import { toEntry } from './payments.ts'
import { readPage } from './wire.ts'

const dayOf = dayIn('europe/amsterdam')
const entriesOf = (name: string) => items(name).map((item) => toEntry(item, '9', dayOf))
function rowOf(fields: Readonly<Record<string, unknown>>, name = 'payment'): BankTransaction {
  const entry = toEntry(changed(name, fields), '9', dayOf)
  if (typeof entry === 'string') throw new Error(entry)
  return entry.row
}

test('a payment is a booked row with its own id, balance and JSON', () => {
  expect(entriesOf('payment')).toMatchObject([
    {
      id: '66300007',
      at: Date.parse('2026-02-02T07:00:46.074Z'),
      row: {
        bankKey: '9',
        status: 'booked',
        identity: '66300007',
        bookedOn: '2026-02-02',
        amount: { minor: 56_013, currency: 'EUR' },
        text: 'January fee',
        bankText: 'January fee',
        counterparty: 'Werkgever BV',
        counterpartyAccount: 'NL09ABNA0417000391',
        message: null,
        typeCode: 'EBA_SCT/SCT',
        typeText: 'SEPA transfer',
        bankRef: null,
        balanceAfter: { minor: 106_013, currency: 'EUR' },
        raw: JSON.stringify(JSON.parse(fixture('payment')).Response[0]),
      },
    },
  ])
})

test('a card payment has a shop and no account on the other side', () => {
  expect(entriesOf('payment-card')).toMatchObject([
    { row: { counterparty: 'Groen Winkel', counterpartyAccount: null, amount: { minor: -1696 }, typeCode: 'MASTERCARD/PAYMENT', typeText: 'Card payment' } },
  ])
}) // prettier-ignore

test('a correction is three rows, none of which takes the place of another', () => {
  const rows = entriesOf('payments-reversed').map((entry) => (typeof entry === 'string' ? entry : entry.row))
  expect(rows).toMatchObject([
    { identity: '66300022', amount: { minor: -1873 } },
    { identity: '66300021', amount: { minor: 2000 }, text: 'Refund: Zoom Works SAN JOSE, US', typeText: 'Card refund' },
    { identity: '66300020', amount: { minor: -2000 } },
  ])
}) // prettier-ignore

test('a payment that changed later is the same row', () => {
  const later = rowOf({ updated: '2026-02-09 10:00:00.000000', description: 'January fee, corrected' })
  expect(later).toMatchObject({
    identity: '66300007',
    bookedOn: '2026-02-02',
    text: 'January fee, corrected',
  })
})

test('both sides of an own transfer are payments with ids of their own', () => {
  const out = rowOf({ id: 5, amount: { currency: 'EUR', value: '-75.00' } })
  const into = rowOf({ id: 6, amount: { currency: 'EUR', value: '75.00' } })
  expect([out.identity, into.identity]).toEqual(['5', '6'])
  expect(out.amount.minor + into.amount.minor).toBe(0)
})

describe('the booking day is the one on the wall in Amsterdam', () => {
  test.each([
    ['2026-01-31 22:59:59.999999', '2026-01-31'],
    ['2026-01-31 23:00:00.000000', '2026-02-01'],
    ['2026-06-30 21:59:59.999999', '2026-06-30'],
    ['2026-06-30 22:00:00.000000', '2026-07-01'], // summer time
    ['2026-03-28 22:59:59.000000', '2026-03-28'],
    ['2026-03-28 23:00:00.000000', '2026-03-29'], // the night the clock goes forward
    ['2026-03-29 21:59:59.000000', '2026-03-29'],
    ['2026-03-29 22:00:00.000000', '2026-03-30'],
    ['2026-10-24 22:00:00.000000', '2026-10-25'], // the night it goes back
    ['2026-10-25 22:59:59.000000', '2026-10-25'],
    ['2026-10-25 23:00:00.000000', '2026-10-26'],
  ])('%s UTC is %s', (created, bookedOn) => expect(rowOf({ created }).bookedOn).toBe(bookedOn))

  test('whatever lies around it, and the instant stays in the JSON', () => {
    const row = rowOf({ created: '2026-06-30 22:00:00.000001' })
    expect(row.raw).toContain('2026-06-30 22:00:00.000001')
  })
})

describe('the text', () => {
  test('of several lines is one line for people, and unchanged as the bank has it', () => {
    const description = 'line one\r\nline  two\n\n  line four '
    expect(rowOf({ description })).toMatchObject({
      text: 'line one line two line four',
      bankText: description,
      message: 'line one\nline  two\n\nline four',
    })
  })
  test('that is empty is the name of the other side, else what kind of payment it was', () => {
    expect(rowOf({ description: '' })).toMatchObject({ text: 'Werkgever BV', bankText: '', message: null })
    expect(rowOf({ description: ' \n', counterparty_alias: null })).toMatchObject({ text: 'SEPA transfer', counterparty: null }) // prettier-ignore
    const bare = rowOf({ description: null, counterparty_alias: {}, type: null, sub_type: null })
    expect(bare).toMatchObject({ text: '', bankText: '', typeCode: null, typeText: null })
  })
})

test('types nobody has written down are told in their own words', () => {
  expect(rowOf({ type: 'NEXT_YEARS_TYPE', sub_type: 'UNHEARD_OF' })).toMatchObject({
    typeCode: 'NEXT_YEARS_TYPE/UNHEARD_OF',
    typeText: 'Next years type unheard of',
  })
  expect(rowOf({ sub_type: undefined }).typeCode).toBe('EBA_SCT')
})

test('the other account abroad is its number there', () => {
  const abroad = { iban: null, display_name: 'Overseas Ltd', swift_account_number: '00 123 456' }
  expect(rowOf({ counterparty_alias: abroad }).counterpartyAccount).toBe('00123456')
  const label = {
    iban: null,
    display_name: '',
    label_user: { display_name: null, public_nick_name: 'Sugar' },
  }
  expect(rowOf({ counterparty_alias: label })).toMatchObject({ counterparty: 'Sugar', counterpartyAccount: null }) // prettier-ignore
})

test('a reference is what a person would quote', () => {
  expect(rowOf({ merchant_reference: ' ORD-77 ', batch_id: 12 }).bankRef).toBe('ORD-77')
  expect(rowOf({ batch_id: 12 }).bankRef).toBe('12')
})

test('a balance that is not there, or of another currency, is no evidence', () => {
  expect(rowOf({ balance_after_mutation: undefined }).balanceAfter).toBeNull()
  expect(rowOf({ balance_after_mutation: { currency: 'USD', value: '1.00' } }).balanceAfter).toBeNull()
})

test('unknown fields pass, and known ones of an unheard-of type cost only themselves', () => {
  const odd = rowOf({ counterparty_alias: 'x', type: 7, batch_id: {}, merchant_reference: [], shimmer: { a: [null] } })
  expect(odd).toMatchObject({ identity: '66300007', amount: { minor: 56_013 }, counterparty: null, bankRef: null })
  expect(odd.raw).toContain('shimmer')
}) // prettier-ignore

test('amounts are read from text, to the last cent', () => {
  const minor = (value: unknown) => rowOf({ amount: { value, currency: 'EUR' } }).amount.minor
  expect([minor('-0.29'), minor('20'), minor('1.1'), minor('123456789012.34'), minor(-4.5)]).toEqual([
    -29, 2000, 110, 12_345_678_901_234, -450,
  ])
  expect(rowOf({ amount: { value: '-1500', currency: 'JPY' } }).amount).toEqual({ minor: -1500, currency: 'JPY' }) // prettier-ignore
})

test('a currency may be written small; a day that does not exist is none', () => {
  expect(rowOf({ amount: { value: '1.00', currency: ' eur ' } }).amount).toEqual({
    minor: 100,
    currency: 'EUR',
  })
  expect(() => rowOf({ created: '2026-02-30 10:00:00.000000' })).toThrow('PAYMENT_WITHOUT_DATE')
})

test('an id beyond what a number holds keeps its last digit', () => {
  const text = fixture('payment').replace('66300007', '9007199254740993')
  const [item] = readPage({ status: 200, headers: {}, text }, 'payment').items
  expect(item === undefined ? null : toEntry(item, '9', dayOf)).toMatchObject({
    id: '9007199254740993',
    row: { identity: '9007199254740993' },
  })
  expect(rowOf({ id: '123' }).identity).toBe('123') // one described as text is one too
})

test('a row that is not understood is named, and those around it stay', () => {
  const read = entriesOf('payments-not-understood')
  expect(read.map((entry) => (typeof entry === 'string' ? entry : entry.id))).toEqual([
    '66300039',
    'PAYMENT_WITHOUT_DATE',
    'PAYMENT_WITHOUT_AMOUNT',
    'PAYMENT_WITHOUT_AMOUNT',
    'PAYMENT_UNREADABLE',
    'PAYMENT_OF_UNKNOWN_KIND',
    'PAYMENT_OF_UNKNOWN_KIND',
    '66300033',
  ])
})
