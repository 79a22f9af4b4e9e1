import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { jsonOf, signIn, type Reader } from './test-client.ts'

const clock = movableClock('2026-11-10T10:00:00.000Z')
let fis: FisSandbox
let reader: Reader
beforeAll(async () => {
  fis = await startFisSandbox({ clock })
  reader = await signIn(fis)
})
afterAll(() => fis.close())

const api = (
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Response> => fetch(`${fis.endpoints.api}${path}`, { method, headers })
const own = () => ({ authorization: `Bearer ${reader.token}`, 'api-version': '2026-06-08' })

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
