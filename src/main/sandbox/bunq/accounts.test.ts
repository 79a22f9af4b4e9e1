import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { atBank } from '../household/at-bank.ts'
import { dayOf } from '../household/calendar.ts'
import { createHousehold } from '../household/household.ts'
import { startBunqSandbox, type BunqSandboxOptions } from './sandbox.ts'
import { accessToken, everything, signIn, wrapped, type Client, type Fields } from './test-client.ts'

const noon = '2026-07-08T10:00:00Z'
const start = (options: BunqSandboxOptions = {}) =>
  startBunqSandbox({ clock: movableClock(noon), ...options, switches: { rateLimits: 'off' } })

/** Minor units of an amount; null where there is none. */
function minorOf(amount: unknown): number | null {
  const value = (amount as { readonly value?: string | null } | null)?.value
  return value === undefined || value === null ? null : Math.round(Number(value) * 100)
}

const unwrap = (item: Fields): readonly [string, Fields] => Object.entries(item)[0] as [string, Fields]
const listOf = (client: Client): string => `/v1/user/${client.userId}/monetary-account`
const accountsOf = async (client: Client, count = 200) =>
  (await everything(client, listOf(client), count)).map(unwrap)

/** What a reader sees of a payment that the books know too. The local date is Amsterdam's. */
const amsterdam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' })
function seen(item: Fields) {
  const [, { created, amount, description }] = unwrap(item)
  const date = amsterdam.format(new Date(`${String(created).replace(' ', 'T')}Z`))
  return { date, minor: minorOf(amount), currency: (amount as Fields)['currency'], bankText: description }
}

test.each(['household', 'odd'] as const)('every payment and balance of the %s accounts equals the books to the cent', async (accounts) => {
  await using bank = await start({ accounts })
  const client = await signIn(bank)
  const books = bank.books('ingrid').accounts
  const read = await accountsOf(client)
  expect(read).toHaveLength(books.length)
  for (const { account, bookedMinor, booked, openingMinor } of books) {
    const [, fields] = read.find(([, { id }]) => id === account.id) ?? ['', {}]
    expect(minorOf(fields['balance'])).toBe(bookedMinor)
    const payments = await everything(client, `${listOf(client)}/${account.id}/payment`)
    expect(payments.map(seen).reverse()).toEqual(booked.map(({ date, minor, currency, bankText }) => ({ date, minor, currency, bankText })))
    const last = payments[0] === undefined ? null : unwrap(payments[0])[1]
    if (last !== null) expect(minorOf(last['balance_after_mutation'])).toBe(bookedMinor)
    expect(booked.reduce((sum, { minor }) => sum + minor, openingMinor)).toBe(bookedMinor ?? 0)
  }
}) // prettier-ignore

test('each balance after a payment is the one before and the payment', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const payments = (await everything(client, `${listOf(client)}/3620001/payment`)).map(
    (item) => unwrap(item)[1],
  )
  for (const [at, payment] of payments.entries()) {
    const before = payments[at + 1]
    if (before === undefined) continue
    expect(minorOf(payment['balance_after_mutation'])).toBe(
      (minorOf(before['balance_after_mutation']) ?? 0) + (minorOf(payment['amount']) ?? 0),
    )
  }
  expect(payments.length).toBeGreaterThan(1_000)
})

test('a payment is shown from its own moment on, and the balance with it', async () => {
  const clock = movableClock('2026-07-01T06:00:00Z')
  await using bank = await start({ clock })
  const client = await signIn(bank)
  const read = async () => {
    const [payment] = (await client.get(`${listOf(client)}/3620001/payment?count=1`)).items
    const [, { created, balance_after_mutation }] = unwrap(payment ?? {})
    const account = wrapped(await client.get(`${listOf(client)}/3620001`), 'MonetaryAccountJoint')
    expect(minorOf(account['balance'])).toBe(minorOf(balance_after_mutation))
    expect(Date.parse(`${String(created).replace(' ', 'T')}Z`)).toBeLessThanOrEqual(clock.now())
    return created
  }
  let later = 0
  for (const day of [1, 2, 3, 4, 5, 6]) {
    clock.set(`2026-07-0${day}T06:00:00Z`)
    const morning = await read()
    clock.set(`2026-07-0${day}T21:30:00Z`)
    if ((await read()) !== morning) later++
  }
  expect(later).toBeGreaterThan(0)
})

test('amounts have two decimals and at least one digit before them, however small', async () => {
  await using bank = await start({ accounts: 'odd' })
  const client = await signIn(bank)
  const main = bank.books().accounts.find(({ account }) => account.name === 'Main')
  const payments = await everything(client, `${listOf(client)}/${main?.account.id}/payment`)
  const values = payments.map((item) => String((unwrap(item)[1]['amount'] as Fields)['value']))
  expect(values).toContain('-0.04')
  for (const value of values) expect(value).toMatch(/^-?\d+\.\d\d$/)
})

test('the savings, which no card pays from, are row by row those of the household', async () => {
  await using bank = await start({ household: { today: '2026-07-08' } })
  const truth = atBank(createHousehold({ today: '2026-07-08' }), 'bunq').books(dayOf('2026-07-08'))
    .accounts[1]
  const sorted = (
    rows: readonly { readonly date: string; readonly minor: number; readonly bankText: string }[] = [],
  ) => rows.map(({ date, minor, bankText }) => `${date} ${minor} ${bankText}`).toSorted()
  const savings = bank.books().accounts.find(({ account }) => account.iban === truth?.account.iban)
  expect(truth?.booked.length).toBeGreaterThan(300)
  expect(sorted(savings?.booked)).toEqual(sorted(truth?.booked))
})

test('balances agree with the household on a day with nothing on hold, to which its own ledger leads', async () => {
  await using bank = await start({ household: { today: '2026-07-08' } })
  const household = atBank(createHousehold({ today: '2026-07-08' }), 'bunq')
  let compared = 0
  const clock = bank.clock as ReturnType<typeof movableClock>
  for (const date of ['2026-07-08', '2026-07-20', '2026-08-03', '2026-08-17', '2026-08-31']) {
    clock.set(`${date}T21:59:00Z`)
    const truth = household.books(dayOf(date)).accounts
    if (truth.some(({ pending }) => pending.length > 0)) continue
    compared++
    for (const { account, bookedMinor } of truth) {
      expect(bank.books().accounts.find((one) => one.account.iban === account.iban)?.bookedMinor).toBe(
        bookedMinor,
      )
    }
  }
  expect(compared).toBeGreaterThan(0)
})

test('payment ids rise with time and are the same on later days', async () => {
  const clock = movableClock(noon)
  await using bank = await start({ clock })
  const client = await signIn(bank)
  const path = `${listOf(client)}/3620001/payment`
  const idsAndTimes = async () => (await everything(client, path)).map((item) => [unwrap(item)[1]['id'], unwrap(item)[1]['created']])
  const first = await idsAndTimes()
  clock.set('2026-07-12T10:00:00Z')
  const later = await idsAndTimes()
  expect(later.slice(-first.length)).toEqual(first)
  expect(later.length).toBeGreaterThan(first.length)
  const created = later.map(([, at]) => String(at))
  expect(created).toEqual(created.toSorted().reverse())
  expect(new Set(later.map(([id]) => id)).size).toBe(later.length)
}) // prettier-ignore

test('a bank account lists phone, mail and IBAN in that order, and may have no IBAN', async () => {
  await using bank = await start({ accounts: 'odd' })
  const read = await accountsOf(await signIn(bank), 3) // five pages
  const byName = (name: string) => read.find(([, { description }]) => description === name)?.[1]
  const types = (name: string) =>
    (byName(name)?.['alias'] as readonly Fields[] | undefined)?.map(({ type }) => type)
  expect(types('Main')).toEqual(['PHONE_NUMBER', 'EMAIL', 'IBAN'])
  expect(types('Pot without IBAN')).toEqual(['PHONE_NUMBER', 'EMAIL'])
  expect(byName('Main')).toHaveProperty('a_field_of_next_year')
})

test('every kind of account is there, a closed one, a frozen one, one in dollars, and one of nulls', async () => {
  await using bank = await start({ accounts: 'odd' })
  const client = await signIn(bank)
  const read = await accountsOf(client)
  const kinds = ['Bank', 'Joint', 'Savings', 'External', 'Card', 'Light', 'ExternalSavings', 'Investment', 'SwitchService', 'Hologram']
  expect(new Set(read.map(([wrapper]) => wrapper))).toEqual(new Set(kinds.map((kind) => `MonetaryAccount${kind}`)))
  const of = (wrapper: string) => read.find(([one]) => one === `MonetaryAccount${wrapper}`)?.[1]
  expect(of('External')).toMatchObject({ balance: { currency: null, value: null }, currency: null, status: null, alias: [{ type: null, value: null, name: null }] })
  expect(Object.keys(of('SwitchService') ?? {})).toEqual(['id', 'created', 'updated', 'description', 'status', 'sub_status'])
  expect(of('Card')).toMatchObject({ balance_real: { value: '-30.00' } })
  expect(of('Savings')).toMatchObject({ savings_goal_progress: 31, number_of_payment_remaining: '2' })
  expect(read.map(([, { status, sub_status, currency }]) => [status, sub_status, currency])).toEqual(
    expect.arrayContaining([['CANCELLED', 'REDEMPTION_VOLUNTARY', 'EUR'], ['BLOCKED', 'COMPLETELY', 'EUR'], ['ACTIVE', 'NONE', 'USD']]),
  )
  expect(read.length).toBeGreaterThan(10)
  expect((await client.get(listOf(client))).items).toHaveLength(10)
}) // prettier-ignore

test('the joint account names both owners and is both’s; the savings are Ingrid’s', async () => {
  await using bank = await start()
  const ingrid = await signIn(bank)
  const mikkel = await signIn(bank, await accessToken(bank, { person: 'Mikkel' }))
  expect((await accountsOf(ingrid)).map(([wrapper]) => wrapper)).toEqual(['MonetaryAccountSavings', 'MonetaryAccountJoint'])
  const [[wrapper, joint] = ['', {} as Fields], ...others] = await accountsOf(mikkel)
  expect([wrapper, others]).toEqual(['MonetaryAccountJoint', []])
  expect((joint['all_co_owner'] as readonly Fields[]).map(({ alias }) => (alias as Fields)['display_name'])).toEqual(['I. Solvang', 'M. Solvang'])
  expect(bank.books('mikkel').accounts.map(({ account }) => account.name)).toEqual(['Huishouden'])
}) // prettier-ignore

test.each([
  ['bank', 6],
  ['joint', 1],
  ['savings', 2],
  ['card', 1],
  ['external', 1],
  ['external-savings', 1],
])('the list of kind %s holds that kind and no other', async (kind, count) => {
  await using bank = await start({ accounts: 'odd' })
  const client = await signIn(bank)
  const wrappers = (await everything(client, `${listOf(client)}-${kind}`)).map((item) => unwrap(item)[0])
  const name = kind.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase())
  expect(wrappers).toEqual(Array.from({ length: count }, () => `MonetaryAccount${name}`))
})

test('one account can be read by itself, and cards tell their last digits', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const one = await client.get(`${listOf(client)}/3620001`)
  expect(wrapped(one, 'MonetaryAccountJoint')).toMatchObject({ description: 'Huishouden', currency: 'EUR' })
  const card = wrapped(await client.get(`/v1/user/${client.userId}/card`), 'CardDebit')
  expect(card).toMatchObject({ primary_account_number_four_digit: '2290', status: 'ACTIVE' })
})

test('what is arranged until next month stands among the scheduled payments, and in the books', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const path = `${listOf(client)}/3620001/schedule-payment`
  const scheduled = (await everything(client, path)).map((item) => unwrap(item)[1])
  const [joint] = bank.books().accounts
  expect(scheduled.length).toBeGreaterThan(0)
  expect(scheduled.map(({ payment }) => minorOf((payment as Fields)['amount'])).toSorted()).toEqual(joint?.upcoming.map(({ minor }) => minor).toSorted())
  for (const { schedule } of scheduled) expect(String((schedule as Fields)['time_next']) > '2026-07-08').toBe(true)
  expect((await client.get(`${path}/${String(scheduled[0]?.['id'])}`)).items).toHaveLength(1)
}) // prettier-ignore
