import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { newKeyPair } from './credentials.ts'
import { inventedGsrn } from './gs1.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { jsonOf, seedParty, signIn, signInAs } from './test-client.ts'

let fis: FisSandbox
let token = ''
beforeAll(async () => {
  fis = await startFisSandbox({ clock: movableClock('2026-11-10T10:00:00.000Z') })
  token = (await signIn(fis)).token
})
afterAll(() => fis.close())

const post = (path: string, body: unknown, bearer: string = token): Promise<Response> =>
  fetch(`${fis.endpoints.api}${path}/lookup`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${bearer}`,
      'api-version': '2026-06-08',
      'content-type': 'application/json',
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const units = (body: unknown, bearer?: string): Promise<Response> => post('/controllable_unit', body, bearer)

const gsrn = '133700000009990010'
const unitId = '4e8115ce-9b71-480e-9c18-c547a00cad41'

describe('units behind a metering point', () => {
  test('are told to who knows the end user’s date of birth, with their devices', async () => {
    const reply = await units({ end_user: '150190', accounting_point: gsrn })
    expect(reply.status).toBe(200)
    const found = {
      accounting_point: { id: 100_351, business_id: gsrn },
      end_user: { id: 2211 },
      controllable_units: [
        {
          id: 3011,
          business_id: unitId,
          name: 'Elbillader garasje',
          technical_resources: [{ id: 5120, name: 'Lader 1' }],
        },
      ],
    }
    expect(await jsonOf(reply)).toEqual(found)
    expect(await jsonOf(units({ end_user: '150190', controllable_unit: unitId }))).toEqual(found)
  })

  test('leave an event for those they concern', async () => {
    const reader = await signIn(fis)
    const [event] = await reader.rows('/event?source=eq./controllable_unit/3011&order=id.desc&limit=1')
    expect(event).toMatchObject({
      type: 'no.elhub.flex.controllable_unit.lookup',
      data: { kind: 'event.data.controllable_unit.lookup', requesting_party_id: 1482 },
    })
  })

  test.each<[string, unknown, number, string]>([
    ['neither', { end_user: '150190' }, 400, 'missing business ID for accounting point or controllable unit'],
    ['both', { end_user: '150190', accounting_point: gsrn, controllable_unit: unitId }, 400, 'only one'],
    ['a wrong check digit', { end_user: '150190', accounting_point: '133700000009990011' }, 400, 'GSRN'],
    ['a GSRN that begins with 0', { end_user: '150190', accounting_point: '033700000009990011' }, 400, 'GSRN'],
    ['no end user', { accounting_point: gsrn }, 400, 'form'],
    ['a whole national id', { end_user: '15019012345', accounting_point: gsrn }, 400, 'form'],
    ['a unit id that is none', { end_user: '150190', controllable_unit: '3011' }, 400, 'form'],
    ['no JSON', '{', 400, 'JSON'],
    ['an unknown point', { end_user: '150190', accounting_point: inventedGsrn(555_001) }, 404, 'not found'],
    ['an unknown unit', { end_user: '150190', controllable_unit: '4e8115ce-9b71-480e-9c18-c547a00cad42' }, 404, 'not found'],
    ['another date of birth', { end_user: '160190', accounting_point: gsrn }, 403, 'does not match'],
  ])('are refused with %s', async (_what, body, status, message) => {
    const reply = await units(body)
    expect(reply.status).toBe(status)
    expect(await jsonOf(reply)).toMatchObject({ code: `HTTP${status}`, message: expect.stringContaining(message) })
  }) // prettier-ignore

  test('are refused to other roles and to a scope too small', async () => {
    const body = { end_user: '150190', accounting_point: gsrn }
    expect((await units(body, (await signIn(fis, null)).token)).status).toBe(403)
    const { publicKey, privateKey } = await newKeyPair()
    const clientId = fis.newClient(publicKey, { scopes: ['read:data'] })
    const reading = await signIn(fis, seedParty, { clientId, privateKey, gln: null })
    const reply = await units(body, reading.token)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([403, 'text/plain; charset=utf-8'])
    fis.registerKey(clientId, publicKey)
    const using = fis.newClient(publicKey, { scopes: ['use:data:controllable_unit:lookup'] })
    const allowed = await signIn(fis, seedParty, { clientId: using, privateKey, gln: null })
    expect((await units(body, allowed.token)).status).toBe(200)
  })
})

describe('an entity', () => {
  const ola = {
    business_id: 'ola@example.test',
    business_id_type: 'email',
    name: 'Ola Eksempel',
    type: 'person',
  }

  test('is made the first time and found after that, by organisations only', async () => {
    const { token: organisation } = await signInAs(fis, 1394, 492)
    const made = await post('/entity', ola, organisation)
    expect(made.status).toBe(201)
    const found = await post('/entity', ola, organisation)
    expect([found.status, await jsonOf(found)]).toEqual([200, await jsonOf(made)])
    const known = { ...ola, business_id: '123456789', business_id_type: 'org', type: 'organisation' }
    expect(await jsonOf(post('/entity', known, organisation))).toEqual({ entity_id: 492 })
    expect((await post('/entity', { ...ola, business_id: 'Ola@Example.test' }, organisation)).status).toBe(
      400,
    )
    expect((await post('/entity', ola)).status).toBe(401)
  })
})
