import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startSparebank1Sandbox } from '../../src/main/sandbox/sparebank1/sandbox.ts'
import type { HouseholdAccount } from '../../src/main/sandbox/household/accounts.ts'
import type { AccountBooks, Books } from '../../src/main/sandbox/household/household.ts'
import { decimalOf } from '../../src/shared/money.ts'
import { connect, readText, startApp } from './app.ts'

const noon = '2026-11-21T11:00:00.000Z'

/** Ingrid's login: her own accounts and the shared ones. */
function ingridsBooks(books: Books): readonly AccountBooks[] {
  return books.accounts.filter(({ account }) => account.visibleTo.includes('ingrid'))
}

/** A card is shown by its masked number, every other account by its own. */
function shownNumber({ kind, name, number }: HouseholdAccount): string {
  return kind === 'credit-card' ? name : number
}

/** The true ledger as comparable lines. */
function linesOf(books: Books): string[] {
  return ingridsBooks(books)
    .flatMap(({ account, booked }) =>
      booked.map(({ date, minor, currency }) =>
        [shownNumber(account), date, decimalOf({ minor, currency })].join(' '),
      ),
    )
    .sort()
}

describe('from the wizard to the file', () => {
  test('every payment the bank has is in the exported CSV once, to the øre', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock })
    const { connectionId } = await connect(app)
    const summary = await app.handlers['sync:run']({ connectionId })
    expect(summary).toMatchObject({ isPartial: false, isHistoryComplete: true })

    app.saveTo = join(app.home, 'all.csv')
    const done = await app.handlers['export:csv']({
      filter: { status: 'booked' },
      sort: { by: 'bookedOn', descending: false },
      profile: 'rfc4180',
    })
    const rows = parse(readText(app.saveTo), { columns: true }) as Record<string, string>[]
    const expected = linesOf(bank.books())
    expect(expected.length).toBeGreaterThan(1000)
    expect(done).toMatchObject({ fileName: 'all.csv', rows: expected.length })
    expect(
      rows.map((row) => [row['account_number'], row['booking_date'], row['amount']].join(' ')).sort(),
    ).toEqual(expected)
  })

  test('balances, pending rows and the totals above the list are the bank’s own', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock })
    const { connectionId } = await connect(app)
    await app.handlers['sync:run']({ connectionId })

    const accounts = await app.handlers['accounts:list'](undefined)
    const shown = ingridsBooks(bank.books())
    expect(accounts).toHaveLength(shown.length)
    for (const account of accounts) {
      const truth = shown.find((each) => shownNumber(each.account) === account.number)
      expect(account.booked?.minor).toBe(truth?.bookedMinor)
      expect(account.pendingCount).toBe(truth?.pending.length)
    }
    const summary = await app.handlers['transactions:summary']({ filter: {} })
    const net = summary.totals.map((each) => [each.currency, each.inMinor + each.outMinor])
    const expected = new Map<string, number>()
    for (const { booked, pending } of shown) {
      for (const { currency, minor } of [...booked, ...pending]) {
        expected.set(currency, (expected.get(currency) ?? 0) + minor)
      }
    }
    expect(new Map(net as [string, number][])).toEqual(expected)
  })

  test('a first sync of the household costs the bank few calls, and the next one at most three', async () => {
    const clock = movableClock(noon)
    await using bank = await startSparebank1Sandbox({ clock })
    await using app = await startApp({ bank, clock })
    const { connectionId } = await connect(app)
    await app.handlers['sync:run']({ connectionId })
    const before = (await app.handlers['connections:list'](undefined))[0]?.callsLeft ?? 0
    expect(before).toBeGreaterThan(20)
    clock.advance(60_000)
    const again = await app.handlers['sync:run']({ connectionId })
    const after = (await app.handlers['connections:list'](undefined))[0]?.callsLeft ?? 0
    expect(again.added).toBe(0)
    expect(before - after).toBeLessThanOrEqual(3)
  })
})
