import { describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { eras } from './eras.ts'
import { startSbankenSandbox } from './sandbox.ts'
import { accountsOf, era, idOf, itemsOf, jsonOf, rowsOf, signIn, type WireRow } from './test-client.ts'

const noon = '2026-06-15T10:00:00Z'
const start = (options: Parameters<typeof startSbankenSandbox>[0] = {}) =>
  startSbankenSandbox({ clock: movableClock(noon), ...options })
const errorNames = ['errorType', 'isError', 'errorMessage', 'traceId']

describe('the four eras, served at once', () => {
  test.each(eras.map(({ id }) => id))('%s lists accounts, one account and the customer', async (id) => {
    await using bank = await start()
    const client = await signIn(bank)
    const { base, customersBase, version } = era(id)
    const list = await jsonOf(client.get(`${base}/Accounts`))
    const [first] = await accountsOf(client, id)
    expect(list['availableItems']).toBe(2)
    const one = await jsonOf(client.get(`${base}/Accounts/${first?.accountId ?? ''}`))
    const who = await jsonOf(client.get(`${customersBase}/Customers`))
    if (version === 1) {
      expect(Object.keys(list)).toEqual(expect.arrayContaining(['items', ...errorNames]))
      expect(one).toMatchObject({ item: first, isError: false, errorType: null })
      expect(who).toMatchObject({ item: { customerId: bank.client.customerId }, isError: false })
    } else {
      expect(Object.keys(list)).toEqual(['availableItems', 'items'])
      expect(one).toEqual(first)
      expect(who).toMatchObject({ customerId: bank.client.customerId, postalAddress: { zipCode: null } })
      expect(who).not.toHaveProperty('isError')
    }
  })

  test('only the answers of 2018 have a default account, and no error code', async () => {
    await using bank = await start()
    const client = await signIn(bank)
    for (const { id, base } of eras) {
      const isOld = id === 'bank'
      const [first] = await accountsOf(client, id)
      expect('defaultAccount' in (first ?? {})).toBe(isOld)
      const list = await jsonOf(client.get(`${base}/Accounts`))
      expect('errorCode' in list).toBe(id === 'exec.bank' || id === 'apibeta-v1')
    }
  })

  test.each(['bank', 'exec.bank'] as const)('%s wants the customer’s number in a header', async (id) => {
    await using bank = await start()
    const { accessToken } = await signIn(bank)
    const ask = (headers: Record<string, string>) =>
      fetch(`${bank.url}${era(id).base}/Accounts`, {
        headers: { authorization: `Bearer ${accessToken}`, ...headers },
      })
    const missing = await ask({})
    expect(missing.status).toBe(400)
    expect(await missing.json()).toMatchObject({
      isError: true,
      items: null,
      errorType: id === 'bank' ? 1 : 'Input',
      errorMessage: expect.stringContaining('customerId was not found') as string,
      traceId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    })
    expect((await ask({ customerId: '03889030045' })).status).toBe(400)
    expect((await ask({ customerid: bank.client.customerId })).status).toBe(200)
  })

  test.each(['apibeta-v1', 'apibeta-v2'] as const)('%s needs no number', async (id) => {
    await using bank = await start()
    const { accessToken } = await signIn(bank)
    const headers = { authorization: `Bearer ${accessToken}` }
    expect((await fetch(`${bank.url}${era(id).base}/Accounts`, { headers })).status).toBe(200)
  })

  test('paths are taken in any case and with a slash at the end', async () => {
    await using bank = await start()
    const client = await signIn(bank)
    for (const path of ['/bank/api/v1/accounts/', '/BANK/API/V1/ACCOUNTS', '/bank/api/v1/Accounts']) {
      expect((await client.get(path)).status).toBe(200)
    }
    const id = await idOf(client)
    expect(id).toMatch(/^[0-9A-F]{32}$/)
    expect((await client.get(`/apibeta/api/v2/accounts/${id.toLowerCase()}/`)).status).toBe(200)
  })

  test('dates have Oslo’s offset in 2018 and none later', async () => {
    await using bank = await start()
    const client = await signIn(bank)
    const path = `${await idOf(client)}?startDate=2026-03-01&endDate=2026-04-15`
    for (const { id } of eras) {
      for (const { accountingDate } of await rowsOf(client, path, id)) {
        const offset = accountingDate.slice(0, 10) > '2026-03-29' ? '+02:00' : '+01:00'
        expect(accountingDate.slice(10)).toBe(id === 'bank' ? `T00:00:00${offset}` : 'T00:00:00')
      }
    }
  })

  test('source is a number in 2018 and in the last archive, words elsewhere, or what the switch says', async () => {
    await using bank = await start()
    const client = await signIn(bank)
    const id = await idOf(client)
    const sources = async (path: string, which: Parameters<typeof rowsOf>[2]) =>
      new Set((await rowsOf(client, path, which)).map(({ source }) => source))
    expect(await sources(id, 'bank')).toEqual(new Set([0, 1]))
    expect(await sources(id, 'exec.bank')).toEqual(new Set(['AccountStatement', 'Archive']))
    expect(await sources(id, 'apibeta-v2')).toEqual(new Set(['AccountStatement', 'Archive']))
    expect(await sources(`archive/${id}`, 'apibeta-v1')).toEqual(new Set(['Archive']))
    expect(await sources(`archive/${id}`, 'apibeta-v2')).toEqual(new Set([1]))
    bank.switches.source = 'number'
    expect(await sources(id, 'apibeta-v2')).toEqual(new Set([0, 1]))
    bank.switches.source = 'text'
    expect(await sources(`archive/${id}`, 'apibeta-v2')).toEqual(new Set(['Archive']))
  })

  test('the archive came with the public host, and the eFaktura path changed its name', async () => {
    await using bank = await start({ switches: { callsPerMinute: null } })
    const client = await signIn(bank)
    const id = await idOf(client)
    for (const { base, hasArchive, version } of eras) {
      expect((await client.get(`${base}/Transactions/archive/${id}`)).status).toBe(hasArchive ? 200 : 404)
      expect((await client.get(`${base}/EFakturas`)).status).toBe(version === 1 ? 200 : 404)
      expect((await client.get(`${base}/Efaktura`)).status).toBe(version === 1 ? 404 : 200)
    }
  })
})

describe('an error', () => {
  const wrong = async (options: Parameters<typeof startSbankenSandbox>[0], id: Parameters<typeof era>[0]) => {
    await using bank = await start(options)
    const client = await signIn(bank)
    const reply = await client.get(`${era(id).base}/Accounts/unknown`)
    return { status: reply.status, type: reply.headers.get('content-type'), body: await jsonOf(reply) }
  }

  test('has a number for its kind in 2018 and a word later, or what the switch says', async () => {
    expect((await wrong({}, 'bank')).body).toMatchObject({ isError: true, errorType: 5 })
    expect((await wrong({}, 'exec.bank')).body).toMatchObject({ isError: true, errorType: 'NotFound' })
    expect((await wrong({ switches: { errorTypes: 'text' } }, 'bank')).body).toMatchObject({ errorType: 'NotFound' })
    expect((await wrong({ switches: { errorTypes: 'number' } }, 'apibeta-v1')).body).toMatchObject({ errorType: 5 })
  }) // prettier-ignore

  test('comes with status 200 by a switch, where it has isError to be known by', async () => {
    const { status, body } = await wrong({ switches: { errorStatus: '200' } }, 'apibeta-v1')
    expect([status, body['isError']]).toEqual([200, true])
    expect((await wrong({ switches: { errorStatus: '200' } }, 'apibeta-v2')).status).toBe(404)
  })

  test('is a problem document with Pascal-case names in the second generation, or camel case by a switch', async () => {
    const pascal = await wrong({}, 'apibeta-v2')
    expect(pascal.type).toContain('application/problem+json')
    expect(pascal.body).toMatchObject({ Status: 404, Title: 'Request failed', Extensions: { traceId: expect.any(String) as string } })
    const camel = await wrong({ switches: { problemNames: 'camel' } }, 'apibeta-v2')
    expect(camel.body).toMatchObject({ status: 404, title: 'Request failed', traceId: expect.any(String) as string })
    expect(camel.body).not.toHaveProperty('Title')
  }) // prettier-ignore
})

describe('the limit', () => {
  test('is thirty calls a minute for all addresses together, and counts down in headers', async () => {
    const clock = movableClock(noon)
    await using bank = await start({ clock })
    const client = await signIn(bank)
    for (let left = 29; left >= 0; left--) {
      const reply = await client.get(`${left % 2 === 0 ? era('bank').base : era('apibeta-v2').base}/Accounts`)
      expect([reply.status, reply.headers.get('x-rate-limit-remaining')]).toEqual([200, String(left)])
      expect(reply.headers.get('x-rate-limit-limit')).toBe('1m')
      expect(reply.headers.get('x-rate-limit-reset')).toBe('2026-06-15T10:01:00.0000000Z')
    }
    clock.advance(45_000)
    const refused = await client.get('/apibeta/api/v2/Accounts')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '15'])
    bank.switches.sendsRetryAfter = false
    expect((await client.get('/apibeta/api/v2/Accounts')).headers.has('retry-after')).toBe(false)
    clock.advance(15_000)
    expect((await client.get('/apibeta/api/v2/Accounts')).status).toBe(200)
  })

  test('can be lifted, and is no business of the token address', async () => {
    await using bank = await start({ switches: { callsPerMinute: 1 } })
    const client = await signIn(bank)
    await signIn(bank)
    expect((await client.get('/apibeta/api/v2/Accounts')).status).toBe(200)
    bank.switches.callsPerMinute = null
    const reply = await client.get('/apibeta/api/v2/Accounts')
    expect([reply.status, reply.headers.has('x-rate-limit-limit')]).toEqual([200, false])
  })
})

describe('a closed bank', () => {
  test('answers 404 everywhere, the token address included', async () => {
    await using bank = await start()
    const client = await signIn(bank)
    bank.switches.closed = '404'
    for (const { base } of eras) expect((await client.get(`${base}/Accounts`)).status).toBe(404)
    expect((await fetch(bank.endpoints.token, { method: 'POST' })).status).toBe(404)
  })

  test('or 401 to a good token, which one still gets', async () => {
    await using bank = await start({ switches: { closed: '401' } })
    const client = await signIn(bank)
    for (const { base } of eras) expect((await client.get(`${base}/Accounts`)).status).toBe(401)
  })
})

test('a write is counted and refused, whatever its address; a question is not one', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  await client.get('/apibeta/api/v2/Accounts')
  expect(bank.writesSeen()).toBe(0)
  const headers = { authorization: `Bearer ${client.accessToken}` }
  for (const [method, path] of [['POST', '/bank/api/v1/Transfers'], ['POST', '/apibeta/api/v2/Efaktura'], ['DELETE', '/apibeta/api/v2/Mailbox/1']] as const) {
    expect((await fetch(`${bank.url}${path}`, { method, headers })).status).toBe(403)
  }
  expect(bank.writesSeen()).toBe(3)
}) // prettier-ignore

test('rows are the same in every era but for their dress', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const id = await idOf(client)
  const plain = (rows: readonly WireRow[]) =>
    rows.map(({ accountingDate, amount, text }) => [accountingDate.slice(0, 10), amount, text])
  const all = await Promise.all(
    eras.map(async ({ base }) => plain(await itemsOf<WireRow>(client.get(`${base}/Transactions/${id}`)))),
  )
  expect(all[0]?.length).toBeGreaterThan(5)
  for (const rows of all) expect(rows).toEqual(all[0])
})
