import { describe, expect, test } from 'vitest'
import { fixture } from '../../../../tests/fixtures/sparebank1/fixture.ts'
import { toAccount } from './account.ts'
import { readAccounts } from './session.ts'
import { wireAccount, type WireAccount } from './wire.ts'

function accountsIn(name: string) {
  const reply = { status: 200, headers: {}, text: fixture(name) }
  return readAccounts(reply, 'GET /accounts', wireAccount, (wire) => wire)
}

const plain: WireAccount = { key: 'k', accountNumber: '18130000017', name: 'Konto', currencyCode: 'NOK' }

test('a current account comes with its number, balances and its own JSON', () => {
  const [account] = accountsIn('accounts').accounts
  expect(account).toMatchObject({
    bankKey: 'kEy1brukskontoAAAAAA',
    kind: 'current',
    name: 'Brukskonto',
    number: '18130000017',
    iban: 'NO0418130000017',
    currency: 'NOK',
    booked: { minor: 1_523_450, currency: 'NOK' },
    available: { minor: 1_473_450, currency: 'NOK' },
    creditLimit: null,
  })
  expect(JSON.parse(account?.raw ?? '')).toMatchObject({ owner: { ssnKey: 'sk-9z8y7x' }, productId: 'P0001' })
})

test('a card shows its product and last digits, and its masked number', () => {
  expect(accountsIn('accounts').accounts[1]).toMatchObject({
    kind: 'credit-card',
    name: 'Mastercard Ung *1234',
    number: '**** **** **** 1234',
    iban: null,
    booked: { minor: -231_000, currency: 'NOK' },
    creditLimit: { minor: 2_000_000, currency: 'NOK' },
  })
})

describe('a card', () => {
  const card = { ...plain, accountNumber: 'K1812345678', type: 'CREDITCARD', description: 'Mastercard' }
  test.each([
    ['4111111111111234', 'Mastercard *1234', '**** **** **** 1234'], // never seen; must not be kept if it comes
    ['xxxx xxxx xxxx 1234', 'Mastercard *1234', '**** **** **** 1234'],
    ['**** **** **** ****', 'Mastercard', '**** **** **** ****'],
    ['Feriekortet', 'Feriekortet', 'K1812345678'],
    ['Mitt 4111 1111 1111 1234 kort', 'Mitt *1234 kort', 'K1812345678'],
    ['', 'Mastercard', 'K1812345678'],
  ])('named %j is shown as %j', (name, shown, number) => {
    expect(toAccount({ ...card, name }, '{}')).toMatchObject({ name: shown, number })
  })
})

test('an account without a nickname is called by its product, else by its number', () => {
  expect(accountsIn('account-empty-name').accounts[0]?.name).toBe('SPAREKONTO PLUSS')
  expect(accountsIn('accounts-required-only').accounts[0]).toMatchObject({
    bankKey: 'kEy/9+odd=key&x',
    name: '1813.00.00025',
    currency: 'NOK',
    booked: null,
    kind: 'other',
  })
})

test('a foreign-currency account keeps its own currency', () => {
  expect(accountsIn('account-currency').accounts[0]).toMatchObject({
    kind: 'currency',
    booked: { minor: 81_207, currency: 'EUR' },
  })
})

describe('the kind of an account', () => {
  test.each<[Partial<WireAccount>, string]>([
    [{ type: 'USER' }, 'current'],
    [{ type: 'SAVING' }, 'savings'],
    [{ type: 'USER', description: 'SPAREKONTO PLUSS' }, 'savings'],
    [{ type: 'USER', accountProperties: { isSavingsAccount: true } }, 'savings'],
    [{ type: 'SAVING', description: 'BSU 2.0' }, 'bsu'],
    [{ type: 'SAVING', descriptionCode: 'BSU' }, 'bsu'],
    [{ accountNumber: 'K1812345678' }, 'credit-card'],
    [{ creditCardAccountID: '2000456' }, 'credit-card'],
    [{ type: 'ASK' }, 'share-savings'],
    [{ type: 'USER', accountProperties: { isAksjesparekonto: true } }, 'share-savings'],
    [{ type: 'PENSION_SAVING' }, 'pension'],
    [{ description: 'Egen pensjonskonto' }, 'pension'],
    [{ type: 'USER', accountProperties: { isFlexiLoan: true } }, 'loan'],
    [{ type: 'USER', accountProperties: { isCodebitorLoan: true } }, 'loan'],
    [{ description: 'BOLIGLÅN' }, 'loan'],
    [{ type: 'USER', currencyCode: 'USD' }, 'currency'],
    [{ type: 'SAVING', currencyCode: 'EUR' }, 'currency'],
    [{ type: 'HOUSEBOAT' }, 'other'],
    [{ type: 'HOUSEBOAT', description: 'MASKINKONTO' }, 'other'], // ASK only as a word
    [{ type: 'HOUSEBOAT', description: 'SPAREBANK 1 EXTRA' }, 'other'], // the bank's own name says nothing
  ])('%j is %s', (fields, kind) => expect(toAccount({ ...plain, ...fields }, '{}').kind).toBe(kind))

  test("is not guessed from the person's own nickname", () => {
    expect(toAccount({ ...plain, type: 'USER', name: 'BSU (neste år)' }, '{}').kind).toBe('current')
  })
  test('stays open to values and fields nobody has seen', () => {
    expect(accountsIn('account-unknown-words').accounts[0]).toMatchObject({
      kind: 'other',
      name: 'Brukskonto',
    })
  })
})

test('balances written as strings are read', () => {
  expect(accountsIn('account-numeric-strings').accounts[0]).toMatchObject({
    booked: { minor: 1_523_450 },
    available: { minor: -50 },
  })
})

test('a balance with four decimals is unknown, and the account is still there', () => {
  expect(toAccount({ ...plain, balance: 10.1234, availableBalance: 10 }, '{}')).toMatchObject({
    booked: null,
    available: { minor: 1000 },
  })
})

describe('a list the bank could not complete', () => {
  test('says so in codes, whether the bank sends strings or objects', () => {
    expect(accountsIn('accounts-partial-strings').problems).toEqual(['CREDIT_CARDS_FAILED'])
    expect(accountsIn('accounts-partial-objects').problems).toEqual(['credit.cards.failed'])
    expect(accountsIn('accounts-partial-objects').accounts).toHaveLength(1)
  })
  test('is not taken for a person without accounts', () => {
    const read = (text: string) => () =>
      readAccounts({ status: 200, headers: {}, text }, 'l', wireAccount, (wire) => wire)
    expect(read('{}')).toThrow(expect.objectContaining({ code: 'unexpected-response' }))
    expect(read('{"accounts":[{"accountNumber":"18130000017"}]}')).toThrow(/key/)
    expect(read('{"accounts":null,"errors":["ALL_FAILED"]}')()).toMatchObject({
      accounts: [],
      problems: ['ALL_FAILED'],
    })
  })
})
