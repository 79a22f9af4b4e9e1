import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startSparebank1Sandbox } from './sandbox.ts'
import { accountOfType, accountsOf, authorizeUrl, jsonOf, signIn } from './test-client.ts'

const list = '/personal/banking/accounts'
const postType = 'application/vnd.sparebank1.v1+json; charset=utf-8'
const start = (options: Parameters<typeof startSparebank1Sandbox>[0] = {}) =>
  startSparebank1Sandbox({ clock: movableClock('2026-06-15T10:00:00Z'), ...options })

test('without flags the list holds the accounts in kroner and no card', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  expect(new Set((await accountsOf(client, list)).map(({ type }) => type))).toEqual(
    new Set(['USER', 'SAVING']),
  )
})

test.each([
  ['includeCurrencyAccounts', 'CURRENCY'],
  ['includeBsuAccounts', 'BSU'],
  ['includeCreditCardAccounts', 'CREDITCARD'],
  ['includeAskAccounts', 'ASK'],
])('%s adds that kind and no other', async (flag, type) => {
  await using bank = await start()
  const client = await signIn(bank)
  expect((await accountsOf(client, `${list}?${flag}=true&includeNokAccounts=false`)).map((one) => one.type)).toEqual([type])
  expect((await accountsOf(client, `${list}?${flag}=false`)).some((one) => one.type === type)).toBe(false)
}) // prettier-ignore

test('the misspelt card flag of one public client has no effect', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const accounts = await accountsOf(client, `${list}?includeCreditcardAccounts=true`)
  expect(accounts.some(({ type }) => type === 'CREDITCARD')).toBe(false)
})

test('each person sees their own accounts and the common ones; pension is Mikkel’s', async () => {
  await using bank = await start()
  const ingrid = (await accountsOf(await signIn(bank, 'ingrid'))).map(({ accountNumber }) => accountNumber)
  const mikkel = await accountsOf(await signIn(bank, 'mikkel'))
  expect(mikkel.some(({ type }) => type === 'PENSION')).toBe(true)
  expect(mikkel.filter(({ accountNumber }) => ingrid.includes(accountNumber))).toHaveLength(2)
})

test('balances equal the books to the øre, and the card owes money', async () => {
  await using bank = await start()
  const accounts = await accountsOf(await signIn(bank))
  for (const { accountNumber, balance, availableBalance, currencyCode } of accounts) {
    const truth = bank.books().accounts.find(({ account }) => account.number === accountNumber)
    expect(Math.round(balance * 100)).toBe(truth?.bookedMinor)
    expect(Math.round(availableBalance * 100)).toBe(truth?.availableMinor)
    expect(currencyCode).toBe(truth?.account.currency)
  }
  const card = accounts.find(({ type }) => type === 'CREDITCARD')
  expect(card).toMatchObject({ creditCardCreditLimit: 60_000, name: '**** **** **** 4821' })
  expect(card?.accountNumber).toMatch(/^K\d{10}$/)
  expect(card).not.toHaveProperty('iban')
  expect(card?.balance).toBeLessThan(0)
})

test('one account has an empty name, and lacks the optional fields', async () => {
  await using bank = await start()
  const nameless = (await accountsOf(await signIn(bank))).find(({ name }) => name === '')
  expect(nameless?.type).toBe('USER')
  expect(nameless).not.toHaveProperty('owner')
  expect(nameless).not.toHaveProperty('accountProperties')
})

test('one account, the default one, its details, its roles and its key can be asked for', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const first = await accountOfType(client, 'USER')
  const path = `${list}/${encodeURIComponent(first.key)}`
  expect(first.key).toMatch(/[/+=]/) // a client that forgets to encode it finds nothing
  expect(await jsonOf(client.get(path))).toEqual(first)
  expect(await jsonOf(client.get(`${list}/default`))).toEqual(first)
  expect(await jsonOf(client.get(`${path}/details`))).toMatchObject({ bankIdentifierCode: 'SANDNO21' })
  expect(await jsonOf(client.get(`${path}/roles`))).toMatchObject({ roles: [{ roleType: 'OWNER' }] })
  expect(
    await jsonOf(client.get(`${list}/keys?accountNumber=${first.accountNumber}&accountNumber=1`)),
  ).toEqual({
    accountKeysMap: { [first.accountNumber]: first.key },
  })
})

test('an unknown key is 404 in the bank’s own envelope', async () => {
  await using bank = await start()
  const reply = await (await signIn(bank)).get(`${list}/unknown/details`)
  expect(reply.status).toBe(404)
  expect(await jsonOf(reply)).toMatchObject({
    errors: [{ code: 'account.not.found', httpCode: 404, traceId: expect.stringMatching(/^[0-9a-f]{16}$/), resource: 'accountKey' }],
  })
}) // prettier-ignore

test('a balance by number needs the bank’s media type, and fails for a card', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const ask = (accountNumber: string, type: string) =>
    fetch(`${bank.url}${list}/balance`, {
      method: 'POST',
      headers: { authorization: `Bearer ${client.accessToken}`, 'content-type': type },
      body: JSON.stringify({ accountNumber }),
    })
  const first = await accountOfType(client, 'USER')
  expect(await jsonOf(ask(first.accountNumber, postType))).toEqual({
    accountBalance: first.balance,
    name: first.name,
  })
  expect((await ask(first.accountNumber, 'application/json')).status).toBe(415)
  expect((await ask((await accountOfType(client, 'CREDITCARD')).accountNumber, postType)).status).toBe(400)
})

test('a renewed consent has the same keys, unless a switch reissues them', async () => {
  await using bank = await start()
  const keys = async () => (await accountsOf(await signIn(bank))).map(({ key }) => key)
  const before = await keys()
  expect(await keys()).toEqual(before)
  bank.switches.reissuesAccountKeys = true
  const after = await keys()
  expect(after).toHaveLength(before.length)
  expect(after.some((key) => before.includes(key))).toBe(false)
})

test('old keys are unknown to a consent with new ones', async () => {
  await using bank = await start()
  const { key } = await accountOfType(await signIn(bank), 'USER')
  bank.switches.reissuesAccountKeys = true
  const renewed = await signIn(bank)
  expect((await renewed.get(`${list}/${encodeURIComponent(key)}`)).status).toBe(404)
})

test.each([
  ['application/vnd.sparebank1.v1+json; charset=utf-8', 200, 'v1'],
  ['application/vnd.sparebank1.v5+json; charset=utf-8', 200, 'v5'],
  ['*/*', 200, 'v1'],
  ['application/vnd.sparebank1.v9+json', 406, 'v1'],
  ['text/html', 406, 'v1'],
])('Accept: %s on accounts is %i', async (accept, status, version) => {
  await using bank = await start()
  const reply = await (await signIn(bank)).get(list, { accept })
  expect(reply.status).toBe(status)
  expect(reply.headers.get('content-type')).toContain(`sparebank1.${version}+json`)
})

test('hello world proves the token works; the list of banks needs none', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  for (const path of ['', '/ping', '/pong']) {
    expect(await jsonOf(client.get(`/common/helloworld${path}`))).toEqual({ message: 'Hello, World!' })
  }
  expect((await fetch(`${bank.url}/common/helloworld`)).status).toBe(401)
  const banks: Record<string, unknown[]> = await jsonOf(fetch(`${bank.url}/common/financial-institutions/banks`))
  expect(banks['financialInstitutions']).toHaveLength(12)
  expect(banks['financialInstitutions']).toContainEqual(expect.objectContaining({ id: 'fid-sogn-fjordane', type: 'bank' }))
}) // prettier-ignore

test('the legacy generation answers under /open with objects for money and number', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const open = '/open/personal/banking/accounts'
  const { accounts } = (await jsonOf(client.get(`${open}/all`))) as unknown as { accounts: { id: string; name: string }[] }
  expect(accounts.length).toBeGreaterThan(5)
  expect(accounts[0]).toMatchObject({
    accountNumber: { value: '18130040000', formatted: '1813 00 40000' },
    balance: { currencyCode: 'NOK' },
    owner: { name: 'Ingrid Solvang' },
  })
  expect(await jsonOf(client.get(`${open}/default`))).toEqual(accounts[0])
  const path = `${open}/${encodeURIComponent(accounts[0]?.id ?? '')}`
  expect(await jsonOf(client.get(path))).toEqual(accounts[0])
  const rows = (await jsonOf(client.get(`${path}/transactions`))) as unknown as { transactions: Record<string, unknown>[] }
  const booked = bank.books().accounts[0]?.booked ?? []
  expect(rows.transactions).toHaveLength(booked.length)
  expect(rows.transactions[0]).toMatchObject({
    accountingDate: booked.at(-1)?.date,
    amount: { amount: (booked.at(-1)?.minor ?? 0) / 100, currencyCode: 'NOK' },
  })
  expect(rows.transactions[0]).not.toHaveProperty('id')
  const one = `${path}/transactions/${String(rows.transactions[0]?.['archiveReference'])}`
  expect(await jsonOf(client.get(one))).toEqual(rows.transactions[0])
  expect((await client.get(`${open}/18130040000`)).status).toBe(404) // never the account number
}) // prettier-ignore

test('it listens on loopback only, and to no other name', async () => {
  await using bank = await start()
  expect(new URL(bank.url).hostname).toBe('127.0.0.1')
  const { request } = await import('node:http')
  const status = await new Promise((resolve, reject) => {
    const url = new URL(authorizeUrl(bank))
    request(url, { headers: { host: 'evil.example' } }, (reply) => resolve(reply.resume().statusCode)).on('error', reject).end()
  })
  expect(status).toBe(421)
}) // prettier-ignore
