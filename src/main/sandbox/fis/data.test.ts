import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { newKeyPair } from './credentials.ts'
import { inventedGln } from './gs1.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { jsonOf, login, signIn, type Reader } from './test-client.ts'

const clock = movableClock('2026-11-10T10:00:00.000Z')
let fis: FisSandbox
let reader: Reader
beforeAll(async () => {
  fis = await startFisSandbox({ clock, portfolio: { units: 60, events: 2300 } })
  reader = await signIn(fis)
})
afterAll(() => fis.close())

const api = (
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Response> => fetch(`${fis.endpoints.api}${path}`, { method, headers })
const own = () => ({ authorization: `Bearer ${reader.token}`, 'api-version': '2026-06-08' })
const counted = { prefer: 'count=exact' }

describe('before a call is looked at', () => {
  test('who does not say what they are gets 403 and nothing else', async () => {
    const { hostname, port } = new URL(fis.url)
    for (const headers of [{}, { 'user-agent': '' }]) {
      const { promise, resolve } = Promise.withResolvers<string>()
      const call = request({ hostname, port, path: '/auth/v1/userinfo', headers }, (reply) => {
        let body = ''
        reply
          .on('data', (chunk) => (body += String(chunk)))
          .on('end', () => resolve(`${reply.statusCode} ${body}`))
      })
      call.end()
      expect(await promise).toBe('403 ')
    }
  })

  test('the version must be one there is; it is asked for after the token, and sent back', async () => {
    const bad = await api('/party', { authorization: 'Bearer wrong' })
    expect(await jsonOf(bad)).toMatchObject({ error: 'invalid_request' })
    const { authorization } = own()
    for (const version of [undefined, '2020-01-01']) {
      const reply = await api('/party', {
        authorization,
        ...(version === undefined ? {} : { 'api-version': version }),
      })
      expect(reply.status).toBe(400)
      const message = 'Api-Version header is required and must be a supported version'
      expect(await jsonOf(reply)).toEqual({ message })
    }
    const reply = await reader.get('/party')
    expect(reply.headers.get('api-version')).toBe('2026-06-08')
    expect(reply.headers.get('traceresponse')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    expect((await api('/openapi.json', { authorization })).status).toBe(200)
    expect((await api('/', { authorization })).headers.get('content-type')).toMatch('text/html')
  })

  test('without a token no field may be read, and nothing written', async () => {
    const version = { 'api-version': '2026-06-08' }
    const reply = await api('/party', version)
    expect(reply.status).toBe(401)
    expect(await jsonOf(reply)).toMatchObject({ code: '42501' })
    expect((await api('/party', version, 'POST')).status).toBe(403)
    expect((await api('/controllable_unit/lookup', version, 'POST')).status).toBe(401)
  })

  test('a scope too small is 403, as text that is JSON', async () => {
    const entity = await signIn(fis, null, fis.entityOnlyClient)
    const reply = await fetch(`${fis.endpoints.api}/party`, {
      method: 'POST',
      headers: { authorization: `Bearer ${entity.token}`, 'api-version': '2026-06-08' },
    })
    expect([reply.status, reply.headers.get('content-type')]).toEqual([403, 'text/plain; charset=utf-8'])
    expect(await jsonOf(reply)).toEqual({
      code: 'HTTP403',
      message: 'Forbidden',
      details: 'insufficient scope',
    })
  })
})

describe('reading', () => {
  test('the seed’s party and its relations are those of the fact sheet', async () => {
    const recorded = { recorded_at: '2023-12-30T23:00:00+00:00', recorded_by: 0 }
    expect(await reader.rows('/party?business_id=eq.1111111111111&embed=entity')).toEqual([
      {
        id: 1482,
        name: 'Testkraft SP',
        business_id: '1111111111111',
        business_id_type: 'gln',
        entity_id: 492,
        type: 'service_provider',
        role: 'flex_service_provider',
        status: 'active',
        ...recorded,
        entity: {
          id: 492,
          name: 'Testkraft AS',
          type: 'organisation',
          business_id: '123456789',
          business_id_type: 'org',
          ...recorded,
        },
      },
    ])
  })

  test('the seed’s unit has its device and its contract', async () => {
    const unit = await jsonOf(reader.get('/controllable_unit/3011?embed=technical_resource,service_provider'))
    expect(unit).toMatchObject({
      name: 'Elbillader garasje',
      maximum_active_power: 7.4,
      technical_resource: [{ id: 5120, technology: ['ev_charging_device'], recorded_at: '2026-06-20T07:32:11.004512+00:00' }],
      service_provider: [{ id: 907, contract_reference: 'kontrakt-2026-0042', valid_to: null }],
    })
  }) // prettier-ignore

  test('a row that is not there and one that is another’s are the same 406', async () => {
    const others = await signIn(fis, `no:party:gln:${fis.otherClient.gln}:service_provider`, fis.otherClient)
    const unit = (await others.rows('/controllable_unit?limit=1&order=id.asc'))[0]
    for (const id of [unit?.id, 999_999]) {
      const reply = await reader.get(`/controllable_unit/${id}`)
      expect(reply.status).toBe(406)
      expect(await jsonOf(reply)).toMatchObject({ code: 'PGRST116', details: 'The result contains 0 rows' })
    }
  })

  test('a history row has its own number and that of the row it was', async () => {
    expect(await reader.rows('/party_history?party_id=eq.1482')).toMatchObject([
      { id: 15_230, name: 'Testkraft Tjenester', status: 'new', replaced_at: '2023-12-30T23:00:00+00:00' },
    ])
  })

  test('a summary has no list and is read by the number of its unit', async () => {
    const summary = await jsonOf(reader.get('/controllable_unit_summary/3011'))
    expect(summary).toMatchObject({ controllable_unit_id: 3011, maximum_active_power: 7.4 })
    expect((await reader.get('/controllable_unit_summary')).headers.get('content-type')).toMatch('text/html')
  })

  test.each(['/nonsense', '/notice/254', '/controllable_unit/3011/history', '/entity/lookup/1'])('%s, which no route knows, is a web page with 200', async (path) => {
    const reply = await reader.get(path)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8'])
  }) // prettier-ignore
})

describe('writing', () => {
  test('is refused in the words of FIS and counted; a method no route has is 404', async () => {
    const before = fis.writesSeen()
    const refusals = await Promise.all([
      api('/controllable_unit', own(), 'POST'),
      api('/controllable_unit/3011', own(), 'PATCH'),
      api('/technical_resource/5120', own(), 'DELETE'),
      api('/party/1482', own(), 'DELETE'),
    ])
    expect(refusals.map(({ status }) => status)).toEqual([403, 406, 403, 404])
    const bodies = await Promise.all(refusals.map(jsonOf))
    expect(bodies[0]).toEqual({ code: '42501', message: 'User cannot create this resource' })
    expect(bodies[3]).toEqual({ code: 'HTTP404', message: 'Not Found: DELETE /party/1482' })
    expect(fis.writesSeen()).toBe(before + 4)
  })

  test('asking and logging in are none', async () => {
    const before = fis.writesSeen()
    await reader.get('/party')
    await signIn(fis)
    await api('/controllable_unit/lookup', own(), 'POST')
    expect(fis.writesSeen()).toBe(before)
  })
})

describe('pages', () => {
  const rangeOf = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
    const reply = await reader.get(path, headers)
    const rows = (await reply.json()) as readonly unknown[]
    return `${reply.status} ${reply.headers.get('content-range')} ${rows.length}`
  }
  const party = '/party?order=id.asc'

  test('say where they are, and with a count of how many', async () => {
    expect(await rangeOf(`${party}&limit=5`)).toBe('200 0-4/* 5')
    expect(await rangeOf('/party?id=eq.1')).toBe('200 */* 0')
    expect(await rangeOf(party, counted)).toBe('200 0-16/17 17')
    expect(await rangeOf(`${party}&limit=5`, counted)).toBe('206 0-4/17 5')
    expect(await rangeOf(`${party}&limit=5&offset=15`, counted)).toBe('206 15-16/17 2')
    expect(await rangeOf(`${party}&offset=17`, counted)).toBe('206 */17 0')
    expect(await rangeOf('/party?id=eq.1', counted)).toBe('200 */0 0')
    expect(await rangeOf(`${party}&offset=18`)).toBe('200 */* 0')
  })

  test('beyond the end are 416, where counted', async () => {
    const reply = await reader.get(`${party}&offset=18`, counted)
    expect(reply.status).toBe(416)
    expect(await jsonOf(reply)).toMatchObject({ code: 'PGRST103' })
  })

  test('may be asked for by a Range header', async () => {
    const items = { 'range-unit': 'items' }
    expect(await rangeOf(party, { ...items, range: '0-0' })).toBe('200 0-0/* 1')
    expect(await rangeOf(party, { ...items, range: '10-' })).toBe('200 10-16/* 7')
  })

  test('are cut at 2000 where no limit is named', async () => {
    const fiso = await signInAsOperator()
    const all = await fiso.get('/event?order=id.asc')
    expect((await all.json()) as readonly unknown[]).toHaveLength(2000)
    const more = await fiso.get('/event?order=id.asc&limit=5000', counted)
    expect([more.status, more.headers.get('content-range')]).toEqual([200, '0-2300/2301'])
  })

  test('of an order that does not end in the number may miss rows; with it they do not', async () => {
    const total = (await reader.rows('/controllable_unit')).length
    expect(total).toBeGreaterThan(45)
    const pages = async (order: string): Promise<number> => {
      const ids = new Set<unknown>()
      for (let offset = 0; offset < total; offset += 10) {
        const rows = await reader.rows(`/controllable_unit?limit=10&offset=${offset}&order=${order}`)
        for (const row of rows) ids.add(row.id)
      }
      return ids.size
    }
    expect(await pages('is_small.asc')).toBeLessThan(total)
    expect(await pages('is_small.asc,id.asc')).toBe(total)
    fis.switches.ties = 'stable'
    expect(await pages('is_small.asc')).toBe(total)
    fis.switches.ties = 'shifting'
  })
})

/** The system's own operator, who sees everything. */
async function signInAsOperator(): Promise<Reader> {
  const clientId = fis.newClient(null, { entityId: 400, partyId: 1001 })
  const { publicKey, privateKey } = await newKeyPair()
  fis.registerKey(clientId, publicKey)
  const sub = `no:party:gln:${inventedGln(1001)}:flexibility_information_system_operator`
  return signIn(fis, sub, { clientId, privateKey, gln: null })
}

describe('faults', () => {
  test('are met once each: busy, broken, hanging, a token that is over', async () => {
    fis.fail({ kind: 'too-many-requests', on: '/api/v1/party', retryAfterS: 30 })
    fis.fail({ kind: 'server-error', on: '/api/v1/party' })
    fis.fail({ kind: 'invalid-token', on: '/api/v1/party' })
    const busy = await reader.get('/party')
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '30'])
    const broken = await reader.get('/party')
    expect(await jsonOf(broken)).toEqual({ code: 'HTTP500', message: 'Try again later' })
    expect((await reader.get('/party')).headers.get('www-authenticate')).toMatch('invalid_token')
    expect((await reader.get('/party')).status).toBe(200)
  })

  test('a clock that is ahead refuses what was signed by the right one', async () => {
    fis.switches.clockSkewS = 45
    const { error_description }: Record<string, string> = await jsonOf(login(fis))
    expect(error_description).toMatch('iat')
    fis.switches.clockSkewS = 0
  })

  test('a web page that names this machine differently is sent away', async () => {
    const { promise, resolve } = Promise.withResolvers<number | undefined>()
    const { port } = new URL(fis.url)
    const headers = { host: 'evil.example', 'user-agent': 'x' }
    request({ hostname: '127.0.0.1', port, path: '/auth/v1/userinfo', headers }, (reply) => resolve(reply.statusCode)).end()
    expect(await promise).toBe(421)
  }) // prettier-ignore
})
