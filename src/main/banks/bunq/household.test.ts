import { expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { startBunqSandbox, type BunqSandbox } from '../../sandbox/bunq/sandbox.ts'
import { accessToken, signIn } from '../../sandbox/bunq/test-client.ts'
import { movableClock } from '../../sandbox/clock.ts'
import type { BankAccount, BankTransaction } from '../bank.ts'
import { bunqReading } from './reading.ts'

const { signal } = new AbortController()
const quiet = { rateLimits: 'off' } as const
const clockAt = (instant: string) => movableClock(instant)

/** Reads through a session of the sandbox's own test client: signing in has its own tests. */
async function reader(bank: BunqSandbox, secret?: string) {
  const client = await signIn(bank, secret)
  const get = async (path: string) => {
    const { status, text } = await client.get(path)
    if (status !== 200) throw new AppError('bank-refused', `a call was refused: ${status}`)
    return { status, headers: {}, text }
  }
  return bunqReading({ userId: () => Promise.resolve(client.userId), get }, { clock: bank.clock })
}
type Reading = Awaited<ReturnType<typeof reader>>

async function rowsOf(reading: Reading, { bankKey, kind, currency }: BankAccount) {
  const rows: BankTransaction[] = []
  const query = { accounts: [{ bankKey, kind, currency }], from: null, cursor: null }
  for await (const page of reading.transactions(query, signal)) {
    expect([page.problems, page.unreadable]).toEqual([[], []])
    rows.push(...page.rows)
  }
  return rows
}

/** Day, minor units, currency and the bank's words of each row, booked and pending, oldest first. */
function linesOf(rows: readonly BankTransaction[], status: BankTransaction['status']) {
  return rows
    .filter((row) => row.status === status)
    .map(({ bookedOn, amount, bankText }) => `${bookedOn} ${amount.minor} ${amount.currency} ${bankText}`)
    .toReversed()
}

/** Every account of the books is read and equals them; returns how many rows were booked and pending. */
async function expectBooks(bank: BunqSandbox, reading: Reading, without: readonly string[] = []) {
  const { accounts, problems } = await reading.accounts(signal)
  expect(problems).toEqual([])
  const books = bank.books('ingrid').accounts.filter(({ account }) => !without.includes(account.wrapper))
  expect(accounts.map(({ bankKey }) => bankKey).toSorted()).toEqual(books.map(({ account }) => String(account.id)))
  const count = { booked: 0, pending: 0 }
  for (const book of books) {
    const account = accounts.find(({ bankKey }) => bankKey === String(book.account.id))
    if (account === undefined) throw new Error('an account is missing')
    const { iban, currency, status } = book.account
    expect(account).toMatchObject({ name: book.account.name, iban, currency, isClosed: status === 'CANCELLED' })
    const rows = await rowsOf(reading, account)
    const line = ({ date, minor, currency: unit, bankText }: (typeof book.booked)[number]) => `${date} ${minor} ${unit} ${bankText}`
    expect(linesOf(rows, 'booked')).toEqual(book.booked.map(line))
    expect(linesOf(rows, 'pending').toSorted()).toEqual(book.pending.map(line).toSorted())
    expect(account.booked?.minor).toBe(book.bookedMinor)
    let balance = book.openingMinor
    for (const row of rows.filter((each) => each.status === 'booked').toReversed()) {
      balance += row.amount.minor
      expect(row.balanceAfter).toEqual({ minor: balance, currency })
    }
    expect(balance).toBe(book.bookedMinor)
    count.booked += book.booked.length
    count.pending += book.pending.length
  }
  return count
} // prettier-ignore

test('the household at bunq is read to the cent, with every balance on the way', async () => {
  await using bank = await startBunqSandbox({ clock: clockAt('2026-11-21T11:00:00Z'), switches: quiet })
  expect((await expectBooks(bank, await reader(bank))).booked).toBeGreaterThan(1500)
})

test('day after day what cards hold is pending once, and never beside its payment', async () => {
  const clock = clockAt('2026-11-10T19:00:00Z')
  await using bank = await startBunqSandbox({ clock, household: { years: 1 }, switches: quiet })
  let pending = 0
  for (let day = 0; day < 5; day += 1) {
    pending += (await expectBooks(bank, await reader(bank))).pending
    clock.advance(86_400_000)
  }
  expect(pending).toBeGreaterThan(0)
})

test('one account for every oddity of the sheet is read like any other', async () => {
  const clock = clockAt('2026-11-21T11:00:00Z')
  await using bank = await startBunqSandbox({
    clock,
    accounts: 'odd',
    household: { years: 1 },
    switches: quiet,
  })
  const nothingToFollow = ['MonetaryAccountExternal', 'MonetaryAccountSwitchService']
  expect(await expectBooks(bank, await reader(bank), nothingToFollow)).toMatchObject({ pending: 1 })
})

test('through OAuth the accounts that were shared are read under the id of the grant', async () => {
  await using bank = await startBunqSandbox({ clock: clockAt('2026-11-21T11:00:00Z'), household: { years: 1 }, switches: quiet })
  await expectBooks(bank, await reader(bank, await accessToken(bank)))
}) // prettier-ignore

test('what is arranged is what is to come', async () => {
  await using bank = await startBunqSandbox({ clock: clockAt('2026-11-21T11:00:00Z'), accounts: 'odd', household: { years: 1 }, switches: quiet })
  const reading = await reader(bank)
  const { accounts } = await reading.accounts(signal)
  const answer = await reading.upcoming?.(accounts, signal)
  expect(answer?.problems).toEqual([])
  const told = answer?.payments.map(({ bankKey, dueOn, amount }) => `${bankKey} ${dueOn} ${amount.minor} ${amount.currency}`)
  const books = bank.books('ingrid').accounts.flatMap(({ account, upcoming }) =>
    upcoming.map(({ date, minor, currency }) => `${account.id} ${date} ${minor} ${currency}`),
  )
  expect(books.length).toBeGreaterThan(1)
  expect(told?.toSorted()).toEqual(books.toSorted())
}) // prettier-ignore
