import { describe, expect, test } from 'vitest'
import { changed, fixture, items } from '../../../../tests/fixtures/bunq/fixture.ts'
import { toAccount } from './accounts.ts'
import { cardsByAccount } from './cards.ts'

const every = () => items('accounts-every-kind').map((item) => toAccount(item))
const accountOf = (item: Parameters<typeof toAccount>[0]) => {
  const read = toAccount(item)
  if (read === null || read === 'unreadable') throw new Error('no account')
  return read.account
}
const main = (fields: Readonly<Record<string, unknown>>) => accountOf(changed('accounts-every-kind', fields))

test('every wrapper of the sheet is an account of its kind, and moving in from another bank is none', () => {
  expect(
    every().map((read) => (typeof read === 'object' && read !== null ? [read.account.bankKey, read.account.kind] : read)),
  ).toEqual([
    ['9', 'current'],
    ['8', 'joint'],
    ['7', 'savings'],
    ['6', 'current'],
    ['5', 'credit-card'],
    ['4', 'external'],
    ['3', 'savings'],
    ['2', 'investment'],
    null,
  ])
}) // prettier-ignore

test('an account comes with its name, balance and IBAN, which is not the first of its aliases', () => {
  const [item] = items('accounts-every-kind')
  expect(item === undefined ? null : accountOf(item)).toMatchObject({
    bankKey: '9',
    kind: 'current',
    name: 'Main',
    number: null,
    iban: 'NL68BUNQ2099000174',
    currency: 'EUR',
    booked: { minor: 104_317, currency: 'EUR' },
    available: { minor: 104_317, currency: 'EUR' },
    creditLimit: null,
    isClosed: false,
    raw: JSON.stringify(JSON.parse(fixture('accounts-every-kind')).Response[0]),
  })
})

test('a prepaid card tells what is booked beside what can be spent', () => {
  const card = every()[4]
  expect(card).toMatchObject({ account: { booked: { minor: -3000 }, available: { minor: 17_000 } } })
})

describe('an account at another bank', () => {
  test('is kept without a balance, under the name it has', () => {
    expect(every()[5]).toMatchObject({
      account: { name: 'At the other bank', iban: 'NL09ABNA0417000391', booked: null, available: null, isClosed: false },
      traits: { mayLackPayments: true },
    })
  }) // prettier-ignore
  test('tells its balance where the other bank told it', () => {
    const item = items('accounts-every-kind')[5]
    const told = {
      wrapper: item?.wrapper ?? '',
      element: {},
      fields: { id: 4, description: 'Elsewhere', open_banking_account: { iban: 'NL09 ABNA 0417 0003 91', balance_booked: { currency: 'GBP', value: '12.30' }, balance_available: { currency: 'GBP', value: '10' } } },
    }
    expect(accountOf(told)).toMatchObject({
      iban: 'NL09ABNA0417000391',
      currency: 'GBP',
      booked: { minor: 1230, currency: 'GBP' },
      available: { minor: 1000 },
    })
  }) // prettier-ignore
  test('of which nothing is known is left out', () => {
    expect(items('accounts-external-all-null').map((item) => toAccount(item))).toEqual([null])
  })
})

test('a kind nobody has heard of is shown when it has a currency, and nothing else crashes', () => {
  const read = items('accounts-unheard-of').map((item) => toAccount(item))
  expect(read).toMatchObject([
    { account: { bankKey: '21', kind: 'other', name: 'Next year', booked: { minor: 10_000 } }, traits: { mayLackPayments: true } },
    null,
    null,
  ])
}) // prettier-ignore

test('moving in from another bank is no account, whatever it says of a currency', () => {
  const { fields } = changed('accounts-every-kind', { id: 1 })
  expect(toAccount({ wrapper: 'MonetaryAccountSwitchService', fields, element: {} })).toBeNull()
})

test.each([
  ['ACTIVE', 'NONE', false],
  ['BLOCKED', 'COMPLETELY', false],
  ['BLOCKED', 'ONLY_ACCEPTING_INCOMING', false],
  ['PENDING_REOPEN', 'NONE', false],
  ['PENDING_ACCEPTANCE', 'NONE', false],
  ['CANCELLED', 'REDEMPTION_VOLUNTARY', true],
  ['SOMETHING_NEW', 'NONE', false],
  [null, null, false],
])('an account that is %s, %s: closed %s', (status, sub_status, isClosed) => {
  expect(main({ status, sub_status }).isClosed).toBe(isClosed)
})

describe('an account', () => {
  test('with an overdraft shows the limit, and a balance below zero', () => {
    const overdrawn = main({
      overdraft_limit: { currency: 'EUR', value: '500.00' },
      balance: { currency: 'EUR', value: '-12.34' },
    })
    expect(overdrawn).toMatchObject({ booked: { minor: -1234 }, creditLimit: { minor: 50_000 } })
  })
  test('in another currency is a currency account, in that currency', () => {
    const dollars = main({ currency: 'usd', balance: { value: '10.5', currency: 'USD' } })
    expect(dollars).toMatchObject({ kind: 'currency', currency: 'USD', booked: { minor: 1050, currency: 'USD' } })
  }) // prettier-ignore
  test('without a name is called by its holder, else by its IBAN, else by the bank', () => {
    expect(main({ description: ' Reis\n potje ' }).name).toBe('Reis potje')
    expect(main({ description: '' }).name).toBe('M. Jansen')
    expect(main({ description: null, display_name: null }).name).toBe('NL68BUNQ2099000174')
    expect(main({ description: null, display_name: null, alias: [null] })).toMatchObject({ name: 'bunq', iban: null })
  }) // prettier-ignore
  test('whose balance is null, or in fractions of a cent, has an unknown one', () => {
    expect(main({ balance: null }).booked).toBeNull()
    expect(main({ balance: { currency: 'EUR', value: '1.005' } }).booked).toBeNull()
    expect(main({ balance: { currency: 'EUR', value: 20 } }).booked).toEqual({ minor: 2000, currency: 'EUR' })
  })
  test('with fields of another type is still there', () => {
    const odd = main({ alias: 'none', status: 7, timezone: {}, description: ['x'], overdraft_limit: 'no' })
    expect(odd).toMatchObject({ bankKey: '9', name: 'M. Jansen', iban: null, creditLimit: null })
  })
  test('without an id cannot be read', () => {
    expect(toAccount(changed('accounts-every-kind', { id: undefined }))).toBe('unreadable')
  })
})

test('a day is one on the wall of the account', () => {
  const at = Date.parse('2026-06-30T22:30:00Z')
  const dayOf = (fields: Readonly<Record<string, unknown>>) => {
    const read = toAccount(changed('accounts-every-kind', fields))
    return read === null || read === 'unreadable' ? null : read.traits.dayOf(at)
  }
  expect(dayOf({})).toBe('2026-07-01')
  expect(dayOf({ timezone: 'europe/london' })).toBe('2026-06-30')
  expect(dayOf({ timezone: 'mars/olympus' })).toBe('2026-07-01')
  expect(dayOf({ timezone: null })).toBe('2026-07-01')
})

describe('cards', () => {
  test('stand with every account they pay from', () => {
    const cards = cardsByAccount(items('cards'))
    const daily = { lastDigits: '2290', name: 'Daily', isActive: true, expiresOn: '2030-01-31' }
    expect(Object.fromEntries(cards)).toEqual({
      9: [daily],
      8: [daily],
      5: [{ lastDigits: '7731', name: 'MASTERCARD', isActive: false, expiresOn: null }],
    })
  })
  test('are what is called so', () => {
    const [card] = items('cards')
    const voucher = { wrapper: 'GiftVoucher', fields: card?.fields, element: {} }
    expect(cardsByAccount([voucher]).size).toBe(0)
  })
  test('leave an account without one with none, and one that was not asked about as it was', () => {
    const [, , savings] = items('accounts-every-kind')
    if (savings === undefined) throw new Error('no savings')
    expect(toAccount(savings, cardsByAccount(items('cards')))).toMatchObject({ account: { cards: [] } })
    expect(accountOf(savings)).not.toHaveProperty('cards')
  })
})
