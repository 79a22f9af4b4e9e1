import { expect } from 'vitest'
import { bankIds, type BankId } from '../../../src/shared/systems.ts'
import type { LedgerAccount } from '../../integration/banks/stand.ts'
import type { Banks, Profile } from './household.ts'
import type { Ask } from './store-view.ts'

// What the store holds beside what the banks hold.

interface StoredRow {
  readonly system: BankId
  readonly account: string
  readonly currency: string
  readonly booked: number | null
  readonly day: string | null
  readonly minor: number
}
const storedRows = (ask: Ask): readonly StoredRow[] =>
  ask<StoredRow>(`SELECT c.system, a.id AS account, a.currency, a.booked_minor AS booked, t.booked_on AS day, t.minor
    FROM account a JOIN connection c ON c.id = a.connection_id LEFT JOIN bank_transaction t ON t.account_id = a.id`)
const line = (currency: string, day: string | null, minor: number): string => `${currency} ${day} ${minor}`

/** Whatever the store has of a bank by now, that bank has too, and as often. */
export function expectNothingInvented(profile: Profile, banks: Banks): void {
  const left = new Map<string, number>()
  const count = (key: string, by: number): number => {
    const now = (left.get(key) ?? 0) + by
    left.set(key, now)
    return now
  }
  for (const id of bankIds)
    for (const { currency, booked } of banks.of[id].ledger())
      for (const { date, minor } of booked) count(`${id} ${line(currency, date, minor)}`, 1)
  const doubled = profile
    .ask(storedRows)
    .filter(({ system, currency, day, minor }) =>
      day === null ? false : count(`${system} ${line(currency, day, minor)}`, -1) < 0,
    )
  expect(doubled).toEqual([])
}

/** The store holds each bank's books: every payment once, in its account, and every balance. */
export function expectBooks(profile: Profile, banks: Banks): void {
  const rows = profile.ask(storedRows)
  for (const id of bankIds) {
    const accounts = Map.groupBy(
      rows.filter(({ system }) => system === id),
      ({ account }) => account,
    )
    const stored = [...accounts.values()].map((of) => ({
      currency: of[0]?.currency ?? '',
      bookedMinor: of[0]?.booked ?? null,
      rows: of
        .flatMap(({ currency, day, minor }) => (day === null ? [] : [line(currency, day, minor)]))
        .sort(),
    }))
    const ledger = banks.of[id].ledger()
    for (const account of ledger) expect(stored).toContainEqual(asStored(account))
    const counted = (all: readonly { readonly length: number }[]): number =>
      all.reduce((sum, { length }) => sum + length, 0)
    expect(counted(stored.map((one) => one.rows))).toBe(counted(ledger.map(({ booked }) => booked)))
  }
}

function asStored({ currency, bookedMinor, booked }: LedgerAccount) {
  return { currency, bookedMinor, rows: booked.map(({ date, minor }) => line(currency, date, minor)).sort() }
}
