import { expect, test } from 'vitest'
import { movableClock, type MovableClock } from '../clock.ts'
import type { AccountRef } from '../household/accounts.ts'
import { startSparebank1Sandbox, type Sparebank1Sandbox } from './sandbox.ts'
import {
  accountOfType,
  accountsOf,
  everyAccount,
  jsonOf,
  rowsOf,
  signIn,
  type WireRow,
} from './test-client.ts'

const list = '/personal/banking/transactions'
const csv = 'application/csv;charset=UTF-8'
const summer = { from: '2026-05-01', to: '2026-07-31' }
const noon = '2026-07-08T10:00:00Z'
const day = 86_400_000
const start = (
  clock: MovableClock = movableClock(noon),
  options: Parameters<typeof startSparebank1Sandbox>[0] = {},
) => startSparebank1Sandbox({ clock, ...options })
const osloDate = (ms: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(ms)
const pending = (rows: readonly WireRow[]) => rows.filter((row) => row.bookingStatus === 'PENDING')
const keyOf = async (bank: Sparebank1Sandbox, ref: AccountRef) => {
  const number = bank.books().accounts.find(({ account }) => account.ref === ref)?.account.number
  const found = (await accountsOf(await signIn(bank))).find(({ accountNumber }) => accountNumber === number)
  return found?.key ?? ''
}

test('three years of rows equal the books to the øre', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  for (const { key, accountNumber } of await accountsOf(client)) {
    const truth = bank.books().accounts.find(({ account }) => account.number === accountNumber)
    const rows = await rowsOf(client, { from: '2023-01-01', to: '2026-12-31', keys: [key] })
    const told = [...rows].reverse().map((row) => ({
      date: osloDate(row.date),
      minor: Math.round(row.amount * 100),
      text: row.cleanedDescription ?? row.description,
      bankText: row.description,
      isBooked: row.bookingStatus === 'BOOKED',
    }))
    const books = (isBooked: boolean) => (isBooked ? truth?.booked : truth?.pending)?.map(({ date, minor, text, bankText }) => ({ date, minor, text, bankText, isBooked }))
    expect(told.filter((row) => row.isBooked)).toEqual(books(true))
    expect(told.filter((row) => !row.isBooked)).toEqual(books(false))
  }
}) // prettier-ignore

test('every answer gives every row a new id, and everything else again', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const [first, second] = [await rowsOf(client, summer), await rowsOf(client, summer)]
  const ids = new Set([...first, ...second].map(({ id }) => id))
  expect(ids.size).toBe(first.length * 2)
  const withoutIds = (rows: readonly WireRow[]) => rows.map((row) => ({ ...row, id: '' }))
  expect(withoutIds(first)).toEqual(withoutIds(second))
})

test('pending transfers share an identity of zeros; every other row of an account has its own', async () => {
  await using bank = await start(movableClock('2026-07-12T10:00:00Z'))
  const rows = await rowsOf(await signIn(bank), summer)
  const transfers = pending(rows).filter((row) => row.remoteAccountNumber !== '-1')
  expect(transfers.length).toBeGreaterThan(2)
  expect(new Set(transfers.map((row) => row.nonUniqueId))).toEqual(new Set(['0'.repeat(18)]))
  const others = rows
    .filter((row) => !transfers.includes(row))
    .map((row) => `${row.accountKey}:${row.nonUniqueId}`)
  expect(new Set(others).size).toBe(others.length)
})

test('a card row changes the form of its identity when it ages, and keeps the number', async () => {
  const clock = movableClock(noon)
  await using bank = await start(clock)
  const bare = async () => {
    const client = await signIn(bank)
    const { key } = await accountOfType(client, 'CREDITCARD')
    const rows = await rowsOf(client, { from: '2026-07-01', to: '2026-07-08', keys: [key] })
    return new Map(rows.filter((row) => row.bookingStatus === 'BOOKED').map((row) => [row.nonUniqueId.split('-').at(-1), row]))
  }
  const recent = await bare()
  clock.advance(20 * day)
  const historic = await bare()
  expect(recent.size).toBeGreaterThan(2)
  for (const [number, row] of recent) {
    expect([row.source, row.nonUniqueId]).toEqual(['RECENT', number])
    expect([historic.get(number)?.source, historic.get(number)?.nonUniqueId]).toEqual(['HISTORIC', `4821007-${number}`])
    expect(historic.get(number)?.amount).toBe(row.amount)
  }
  const identified = [...historic.values()].filter((row) => row.creditCardIdentifiers !== undefined)
  expect(identified.length).toBeGreaterThan(0)
  for (const row of identified) expect(row.creditCardIdentifiers).toEqual({ nonUniqueId: row.nonUniqueId, partitionKey: '4821007' })
}) // prettier-ignore

test('a pending purchase books with another sum, text, date and type', async () => {
  const clock = movableClock(noon)
  await using bank = await start(clock)
  const held = pending(await rowsOf(await signIn(bank), summer)).filter((row) => row.remoteAccountNumber === '-1')
  clock.advance(7 * day)
  const later = await rowsOf(await signIn(bank), summer)
  const pairs = held.map((row) => [row, later.find((other) => other.nonUniqueId === row.nonUniqueId)] as const)
  const booked = pairs.flatMap(([before, after]) => (after === undefined ? [] : [{ before, after }]))
  expect(booked.length).toBeGreaterThan(2)
  expect(booked.every(({ after }) => after.bookingStatus === 'BOOKED')).toBe(true)
  expect(booked.some(({ before, after }) => before.amount !== after.amount)).toBe(true)
  expect(booked.some(({ before, after }) => before.description !== after.description)).toBe(true)
  expect(booked.some(({ before, after }) => before.date !== after.date)).toBe(true)
  expect(booked.some(({ before, after }) => before.typeCode === 'R_946' && after.typeCode === 'R_714')).toBe(true)
  expect(pairs.filter(([, after]) => after === undefined).map(([before]) => before.description)).toEqual(['HOTELL HAVUTSIKT'])
}) // prettier-ignore

test('a switch gives pending purchases another identity than they book with', async () => {
  const clock = movableClock(noon)
  await using bank = await start(clock, { switches: { keepsPendingIds: false } })
  const held = pending(await rowsOf(await signIn(bank), summer)).filter(
    (row) => row.remoteAccountNumber === '-1',
  )
  clock.advance(7 * day)
  const later = new Set((await rowsOf(await signIn(bank), summer)).map((row) => row.nonUniqueId))
  expect(held.length).toBeGreaterThan(2)
  expect(held.some((row) => later.has(row.nonUniqueId))).toBe(false)
})

test('a pending transfer books as another type, and the other account is filled in later', async () => {
  const clock = movableClock('2026-07-12T10:00:00Z')
  await using bank = await start(clock)
  const key = await keyOf(bank, 'ingrid-current')
  const at = async () => {
    const rows = await rowsOf(await signIn(bank), { ...summer, keys: [key] })
    const joint = rows.filter((row) => Math.abs(row.amount) > 15_000 && osloDate(row.date) === '2026-07-13')
    return joint.map((row) => ({ status: row.bookingStatus, type: row.typeCode, source: row.source, remote: row.remoteAccountNumber }))
  }
  expect(await at()).toEqual([{ status: 'PENDING', type: 'R_914', source: 'RECENT', remote: undefined }])
  clock.advance(2 * day)
  expect(await at()).toEqual([{ status: 'BOOKED', type: 'R_260', source: 'RECENT', remote: undefined }])
  clock.advance(20 * day)
  const jointNumber = bank.books().accounts.find(({ account }) => account.ref === 'joint')?.account.number
  expect(await at()).toEqual([{ status: 'BOOKED', type: 'R_260', source: 'HISTORIC', remote: jointNumber }])
}) // prettier-ignore

test('dates are midnight in Oslo on both sides of each clock change and of new year', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const rows = await rowsOf(client, { from: '2025-03-01', to: '2026-04-30' })
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', timeStyle: 'medium' })
  expect(new Set(rows.map((row) => clock.format(row.date)))).toEqual(new Set(['00:00:00']))
  const dates = new Set(rows.map((row) => osloDate(row.date)))
  const awkward = ['2025-03-29', '2025-03-30', '2025-03-31', '2025-10-25', '2025-10-26', '2025-10-27', '2025-12-31', '2026-01-01']
  for (const date of awkward) expect(dates).toContain(date)
}) // prettier-ignore

test('amounts come as whole numbers and with two decimals', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const key = encodeURIComponent(await keyOf(bank, 'ingrid-current'))
  const text = await (
    await client.get(`${list}?accountKey=${key}&fromDate=2026-05-01&toDate=2026-07-31`)
  ).text()
  expect(text).toMatch(/"amount":-\d+,/)
  expect(text).toMatch(/"amount":-\d+\.\d0,/)
})

test('optional fields are missing here and there, unknown ones appear, and two flags have two spellings', async () => {
  await using bank = await start()
  const rows = await rowsOf(await signIn(bank), summer)
  for (const field of ['cleanedDescription', 'interestDate', 'typeText', 'remoteAccountNumber', 'greenScore', 'confidential', 'isConfidential', 'currencyAmount', 'accountName']) {
    const having = rows.filter((row) => field in row)
    expect(having.length, field).toBeGreaterThan(0)
    expect(having.length, field).toBeLessThan(rows.length)
  }
}) // prettier-ignore

test('two identical purchases on one day are two rows', async () => {
  await using bank = await start()
  const rows = await rowsOf(await signIn(bank), { from: '2026-06-01', to: '2026-06-30' })
  const coffees = rows.filter((row) => row.description === '08.06 KAFFEKROKEN MOHOLT' && row.amount === -49)
  expect(coffees).toHaveLength(2)
  expect(coffees[0]?.nonUniqueId).not.toBe(coffees[1]?.nonUniqueId)
})

test('keys joined with a comma are 400 in the envelope, and so is an unknown or missing one', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const [one, two] = (await accountsOf(client)).map(({ key }) => encodeURIComponent(key))
  for (const query of [`accountKey=${one},${two}`, 'accountKey=unknown', '']) {
    const reply = await client.get(`${list}?${query}`)
    expect(reply.status).toBe(400)
    expect(await jsonOf(reply)).toMatchObject({
      errors: [{ code: expect.stringMatching(/^account\.key/) as string }],
    })
  }
  expect((await client.get(`${list}?accountKey=${one}&accountKey=${two}`)).status).toBe(200)
})

test.each([
  'fromDate=2026-02-30',
  'fromDate=1.5.2026',
  'fromDate=2026-05-02&toDate=2026-05-01',
  'rowLimit=0',
  'source=ALT',
])('a query with %s is 400', async (query) => {
  await using bank = await start()
  const client = await signIn(bank)
  const key = encodeURIComponent(await keyOf(bank, 'joint'))
  expect((await client.get(`${list}?accountKey=${key}&${query}`)).status).toBe(400)
})

test.each(['Transaction%20source', 'transactionSource', 'source'])('%s chooses the back end', async (name) => {
  await using bank = await start()
  const client = await signIn(bank)
  for (const source of ['RECENT', 'HISTORIC']) {
    const rows = await rowsOf(client, { ...summer, more: `&${name}=${source}` })
    expect(new Set(rows.map((row) => row.source))).toEqual(new Set([source]))
  }
  expect(await rowsOf(client, { ...summer, more: `&${name}=ALL` })).toHaveLength((await rowsOf(client, summer)).length)
}) // prettier-ignore

test('rowLimit cuts off the oldest rows, and so do the switches for the limit nobody knows', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const all = (await rowsOf(client, summer)).map((row) => row.nonUniqueId)
  const asked = async (more = '') => (await rowsOf(client, { ...summer, more })).map((row) => row.nonUniqueId)
  expect(await asked('&rowLimit=25')).toEqual(all.slice(0, 25))
  bank.switches.defaultRowLimit = 40
  bank.switches.maxRowLimit = 50
  expect(await asked()).toEqual(all.slice(0, 40))
  expect(await asked('&rowLimit=100')).toEqual(all.slice(0, 50))
})

test('rows come newest first, unless a switch turns them round', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const newest = (await rowsOf(client, summer)).map((row) => row.date)
  expect(newest).toEqual([...newest].sort((a, b) => b - a))
  bank.switches.order = 'oldest-first'
  expect((await rowsOf(client, summer)).map((row) => row.date)).toEqual([...newest].reverse())
})

test('details answer for a fresh id with ISO dates; a pending row, an old session or another consent gets 404', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const rows = await rowsOf(client, { from: '2026-03-01', to: '2026-07-31' })
  const abroad = rows.find((row) => row['currencyCode'] === 'SEK')
  const detail = (id = '') => `${list}/${encodeURIComponent(id)}/details`
  expect(await jsonOf(client.get(detail(abroad?.id)))).toMatchObject({
    id: abroad?.id,
    date: osloDate(abroad?.date ?? 0),
    amount: abroad?.amount,
    currencyCode: 'SEK',
    currencyAmount: abroad?.['currencyAmount'],
    exchangeRate: expect.closeTo(1.05, 1) as number,
  })
  expect(await jsonOf(client.get(`${detail(abroad?.id)}/classified`))).toMatchObject({
    transaction: { id: abroad?.id },
  })
  expect((await client.get(detail(pending(rows)[0]?.id))).status).toBe(404)
  expect((await client.get(detail('unknown'))).status).toBe(404)
  expect((await (await signIn(bank)).get(detail(abroad?.id))).status).toBe(404)
})

test('the classified list wraps each row', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const key = encodeURIComponent(await keyOf(bank, 'joint'))
  const { transactions } = (await jsonOf(client.get(`${list}/classified?accountKey=${key}`))) as unknown as {
    transactions: { transaction: WireRow; categories: { mainI18n: string }[] }[]
  }
  expect(transactions[0]?.transaction).toHaveProperty('nonUniqueId')
  expect(new Set(transactions.map(({ categories }) => categories[0]?.mainI18n))).toEqual(new Set(['Dagligvarer', 'Ukategorisert']))
}) // prettier-ignore

test('the export is CSV with BOM, semicolons at the end of lines, booked rows only, and 406 for JSON', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const key = encodeURIComponent(await keyOf(bank, 'joint'))
  const path = `${list}/export?accountKey=${key}&fromDate=2026-01-01&toDate=2026-07-31`
  expect((await client.get(path, { accept: 'application/vnd.sparebank1.v1+json' })).status).toBe(406)
  const reply = await client.get(path, { accept: csv })
  const bytes = Buffer.from(await reply.arrayBuffer())
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
  const [head, ...lines] = bytes.toString('utf8').slice(1).trimEnd().split('\n')
  expect(head).toBe('Dato;Beskrivelse;Rentedato;Inn;Ut;Til konto;Fra konto;')
  const booked = bank.books().accounts.find(({ account }) => account.ref === 'joint')?.booked ?? []
  expect(lines).toHaveLength(booked.filter((row) => row.date >= '2026-01-01').length)
  expect(lines.every((line) => line.endsWith(';'))).toBe(true)
  expect(lines.some((line) => /^"\d{2}\.\d{2}\.2026";.*;;"-\d+,\d{2}";"\d*";"\d{11}";$/.test(line))).toBe(
    true,
  )
  const chosen = await (await client.get(`${path}&fields=DATE,OUT`, { accept: csv })).text()
  expect(chosen.split('\n')[0]).toBe('Dato;Ut;')
  expect((await client.get(`${list}/export?accountKey=${key}`, { accept: csv })).status).toBe(400)
})

test('transactions are offered in v1 only', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const { accounts } = (await jsonOf(client.get(everyAccount))) as unknown as { accounts: { key: string }[] }
  const path = `${list}?accountKey=${encodeURIComponent(accounts[0]?.key ?? '')}`
  expect((await client.get(path, { accept: 'application/vnd.sparebank1.v5+json' })).status).toBe(406)
  expect((await client.get(path, { accept: 'application/vnd.sparebank1.v1+json' })).status).toBe(200)
})

test('a hundred thousand rows are served window by window without losing one', async () => {
  await using bank = await start(movableClock(noon), { household: { rows: 100_000 } })
  const client = await signIn(bank)
  const keys = (await accountsOf(client)).map(({ key }) => key)
  const numbers = new Set((await accountsOf(client)).map(({ accountNumber }) => accountNumber))
  let count = 0
  for (let year = 2023; year <= 2026; year++) {
    for (const [from, to] of [['01-01', '03-31'], ['04-01', '06-30'], ['07-01', '09-30'], ['10-01', '12-31']]) {
      count += (await rowsOf(client, { from: `${year}-${from}`, to: `${year}-${to}`, keys })).length
    }
  }
  const books = bank.books().accounts.filter(({ account }) => numbers.has(account.number))
  expect(count).toBe(books.reduce((sum, { booked, pending: held }) => sum + booked.length + held.length, 0))
  expect(count).toBeGreaterThan(97_000)
}) // prettier-ignore
