import { describe, expect, test } from 'vitest'
import { accountOf, accounts, type AccountRef, type BankRef, type HouseholdAccount } from './accounts.ts'
import { atBank } from './at-bank.ts'
import { dateOf, dayOf } from './calendar.ts'
import { createHousehold, type Standing } from './household.ts'

const today = '2026-11-21'
const household = createHousehold({ today })
const on = dayOf(today)
const standings = household.standings(on, household.firstDay, on + 31)
const of = (ref: AccountRef): readonly Standing[] =>
  standings.filter(({ posting }) => posting.account === ref)
const booked = standings.filter(({ status }) => status === 'booked')

/** The household's account that a row names, if any. */
const named = ({ posting: { remote } }: Standing): HouseholdAccount | undefined =>
  accounts.find(({ number, iban }) => remote !== null && (number === remote || iban === remote))

/** The other side of a transfer: on the account it names, in the other direction, at most five days away. */
function otherSide(one: Standing): Standing | undefined {
  const target = named(one)
  const own = accountOf(one.posting.account)
  return booked.find(
    ({ posting, day }) =>
      posting.account === target?.ref &&
      Math.sign(posting.minor) === -Math.sign(one.posting.minor) &&
      Math.abs(day - one.day) <= 5 &&
      (posting.remote === own.number || posting.remote === own.iban) &&
      (target.currency !== own.currency || posting.minor === -one.posting.minor),
  )
}

/** Between two banks, both sides well within the window. */
function crossings(from: BankRef, to: BankRef): readonly Standing[] {
  return booked.filter((one) => {
    const { posting, day } = one
    const isInside = day > household.firstDay + 10 && day < on - 10
    return (
      isInside && posting.minor < 0 && accountOf(posting.account).bank === from && named(one)?.bank === to
    )
  })
}

describe('the household’s three banks', () => {
  test('have two accounts at bunq in euro and two at Sbanken in kroner, after all the others', () => {
    expect(accounts.slice(-4).map(({ ref, bank, currency }) => [ref, bank, currency])).toEqual([
      ['bunq-joint', 'bunq', 'EUR'],
      ['bunq-savings', 'bunq', 'EUR'],
      ['sbanken-current', 'sbanken', 'NOK'],
      ['sbanken-savings', 'sbanken', 'NOK'],
    ])
    expect(accountOf('bunq-joint').visibleTo).toEqual(['ingrid', 'mikkel'])
  })

  test.each([
    ['sparebank1', 'bunq', 60],
    ['bunq', 'sparebank1', 10],
    ['sparebank1', 'sbanken', 30],
    ['sbanken', 'sparebank1', 15],
  ] as const)('move money from %s to %s, and both sides name each other', (from, to, atLeast) => {
    const found = crossings(from, to)
    expect(found.length).toBeGreaterThan(atLeast)
    for (const one of found) expect(otherSide(one), `${one.posting.serial}`).toBeDefined()
  })

  test('debit kroner for euro with the sum and the rate that the other bank credits', () => {
    for (const one of crossings('sparebank1', 'bunq')) {
      const { original, minor, remote } = one.posting
      expect(remote).toBe(accountOf('bunq-joint').iban)
      expect(otherSide(one)?.posting.remote).toBe(accountOf(one.posting.account).iban)
      expect(otherSide(one)?.posting.minor).toBe(-(original?.minor ?? 0))
      expect(Math.abs((original?.minor ?? 0) * Number(original?.rate) - minor)).toBeLessThanOrEqual(1)
    }
  })

  test('show each bank its own accounts and nothing else', () => {
    for (const bank of ['sparebank1', 'bunq', 'sbanken'] as const) {
      const part = atBank(household, bank)
      const refs = part.accounts.map(({ ref }) => ref)
      expect(refs).toEqual(accounts.filter((account) => account.bank === bank).map(({ ref }) => ref))
      expect(part.books(on).accounts.map(({ account }) => account.ref)).toEqual(refs)
      expect(part.books(on).accounts[0]).toEqual(household.books(on).accounts.find(({ account }) => account.ref === refs[0]))
      const shown = part.standings(on, household.firstDay, on)
      expect(shown.length).toBeGreaterThan(400)
      expect(shown.every(({ posting }) => refs.includes(posting.account))).toBe(true)
      expect(part.upcoming(on, on + 31).every(({ account }) => refs.includes(account))).toBe(true)
      const serial = shown[0]?.posting.serial ?? 0
      expect(part.find(serial, on)).toEqual(shown[0])
      expect(atBank(household, bank === 'bunq' ? 'sbanken' : 'bunq').find(serial, on)).toBeNull()
    }
  }) // prettier-ignore

  test('put the cents up to the next euro aside after a purchase in euro', () => {
    const change = of('bunq-joint').filter(({ posting }) => posting.kind === 'round-up')
    expect(change.length).toBeGreaterThan(200)
    expect(change.every(({ posting }) => posting.minor < 0 && posting.minor > -100)).toBe(true)
    const saved = of('bunq-savings').filter(({ posting }) => posting.kind === 'round-up')
    expect(saved.reduce((sum, { posting }) => sum + posting.minor, 0)).toBe(
      -change.reduce((sum, { posting }) => sum + posting.minor, 0),
    )
  })

  test('take a wrong card payment back in a row of its own and charge the right sum', () => {
    const rows = of('bunq-joint')
    const refunds = rows.filter(({ posting }) => posting.kind === 'refund')
    expect(refunds.length).toBeGreaterThan(30)
    for (const { posting, day } of refunds.slice(1)) {
      const text = posting.text.replace('Refund: ', '')
      const same = rows.filter((row) => row.posting.text === text && Math.abs(row.day - day) <= 3)
      expect(same.map((row) => row.posting.minor)).toEqual(
        expect.arrayContaining([-posting.minor, -posting.minor + 350]),
      )
    }
  })

  test('reserve card money before it is booked: in another sum, and at Sbanken under another text and date too', () => {
    const cards = booked.filter(({ posting }) => posting.kind === 'purchase' && posting.settledOn > posting.seenOn)
    for (const ref of ['bunq-joint', 'sbanken-current'] as const) {
      const held = cards.filter(({ posting }) => posting.account === ref)
      expect(held.length).toBeGreaterThan(100)
      expect(held.some(({ posting }) => posting.original === null && posting.pendingMinor !== posting.minor)).toBe(true)
      expect(held.some(({ posting }) => posting.pendingMinor === posting.minor)).toBe(true)
      expect(held.every(({ posting }) => posting.text !== posting.pendingText)).toBe(ref === 'sbanken-current')
      expect(held.every(({ posting }) => /^\d{4}$/.test(posting.card?.mcc ?? ''))).toBe(true)
    }
    for (const { posting } of cards.filter(({ posting: { account } }) => account === 'sbanken-current')) {
      expect(posting.text).toContain(`*6755 ${dateOf(posting.seenOn).slice(8)}.${dateOf(posting.seenOn).slice(5, 7)} `)
    }
  }) // prettier-ignore

  test.each(['bunq-joint', 'sbanken-current'] as const)('%s has equal pairs on one day', (ref) => {
    const counts = new Map<string, number>()
    for (const { posting, day } of of(ref)) {
      const key = `${day} ${posting.minor} ${posting.text}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    expect([...counts.values()].filter((count) => count > 1).length).toBeGreaterThanOrEqual(35)
  })

  test('pay interest at all three', () => {
    const paid = booked.filter(({ posting }) => posting.kind === 'interest' && posting.minor > 0)
    expect(new Set(paid.map(({ posting }) => accountOf(posting.account).bank)).size).toBe(3)
  })

  test('know what is to come: bills that a bank books later and does not show yet', () => {
    const coming = atBank(household, 'sbanken').upcoming(on, on + 31)
    const bills = coming.filter(({ kind }) => kind === 'giro')
    expect(bills.map(({ counterparty }) => counterparty)).toEqual(['Lokalavisa', 'Varsel Alarm'])
    expect(coming.every(({ seenOn }) => seenOn > on)).toBe(true)
    const later = household.standings(on + 40, on, on + 40).map(({ posting }) => posting.serial)
    expect(later).toEqual(expect.arrayContaining(bills.map(({ serial }) => serial)))
  })
})
