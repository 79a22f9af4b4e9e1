import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { signIn, signInAs, type Json, type Reader } from './test-client.ts'

let fis: FisSandbox
beforeAll(async () => {
  fis = await startFisSandbox({ clock: movableClock('2026-11-10T10:00:00.000Z') })
})
afterAll(() => fis.close())

const as = (partyId: number, owner: number): Promise<Reader> => signInAs(fis, partyId, owner)

const count = async (reader: Reader, table: string): Promise<number> => {
  const rows: unknown = await (await reader.get(`/${table}?limit=5000`)).json()
  return Array.isArray(rows) ? rows.length : -1
}
const column = async (reader: Reader, path: string, name: string): Promise<readonly unknown[]> =>
  (await reader.rows(path)).map((row: Json) => row[name])

const market = [
  'controllable_unit',
  'service_providing_group',
  'accounting_point',
  'notice',
  'notification',
  'event',
] as const

describe('an entity by itself', () => {
  test('sees itself, its clients, its memberships and the parties it may act as', async () => {
    const entity = await signIn(fis, null)
    expect(await column(entity, '/entity', 'id')).toEqual([492])
    expect(await column(entity, '/party?order=id', 'id')).toEqual([1394, 1482, 1710])
    expect(await column(entity, '/party_membership?order=id', 'id')).toEqual([44, 45, 46])
    expect(await column(entity, '/entity_client?order=id&limit=2', 'entity_id')).toEqual([492, 492])
    expect(await count(entity, 'identity')).toBeGreaterThan(5)
  })

  test.each(market)('is refused %s, or, where the switch is turned, sees none', async (table) => {
    const entity = await signIn(fis, null)
    expect((await entity.get(`/${table}`)).status).toBe(403)
    fis.switches.foreignTables = 'empty'
    expect(await count(entity, table)).toBe(0)
    fis.switches.foreignTables = 'refused'
  })
})

describe('a service provider', () => {
  test('sees its own units, contracts and groups, and nothing of its neighbour’s', async () => {
    const [own, neighbour] = [await signIn(fis), await as(1612, 611)]
    const providers = (reader: Reader) =>
      column(reader, '/controllable_unit_service_provider', 'service_provider_id')
    expect(new Set(await providers(own))).toEqual(new Set([1482]))
    expect(new Set(await providers(neighbour))).toEqual(new Set([1612]))
    expect(await column(own, '/service_providing_group?order=id', 'id')).toEqual([88, 89, 90, 91, 92, 93])
    expect(await column(neighbour, '/service_providing_group', 'id')).toEqual([94])
    const mine = new Set(await column(own, '/controllable_unit', 'id'))
    const theirs = await column(neighbour, '/controllable_unit', 'id')
    expect([mine.size, theirs.length]).toEqual([60, 8])
    expect(theirs.filter((id) => mine.has(id))).toEqual([])
    expect(new Set(await column(own, '/technical_resource', 'controllable_unit_id'))).toEqual(mine)
  })

  test('still sees the metering point of a unit whose contract with it is over, but not the unit', async () => {
    const own = await signIn(fis)
    const seen = new Set(await column(own, '/controllable_unit', 'id'))
    const past = await column(
      own,
      '/controllable_unit_service_provider?valid_to=lt.2026-11-10',
      'controllable_unit_id',
    )
    const lost = past.filter((id) => !seen.has(id))
    expect(lost.length).toBeGreaterThan(1)
    const points = new Set(await column(own, '/accounting_point', 'id'))
    for (const id of lost) expect(points.has(100_351 + Number(id) - 3011)).toBe(true)
  })

  test('sees events of what it sees, and only its own notices and notifications', async () => {
    const own = await signIn(fis)
    const events = await own.rows('/event')
    const units = new Set(await column(own, '/controllable_unit', 'id'))
    const about = events.flatMap((row) => /^\/controllable_unit\/(\d+)$/.exec(row.source ?? '')?.[1] ?? [])
    expect(about.length).toBeGreaterThan(50)
    expect(about.filter((id) => !units.has(Number(id)))).toEqual([])
    expect(events.length).toBeLessThan(401)
    expect(new Set(await column(own, '/notification', 'party_id'))).toEqual(new Set([1482]))
    expect(await column(own, '/notice?order=id', 'party_id')).toEqual([1482, 1482, 1482, 1482, 1482, 1482])
  })

  test('sees all parties but end users, and no person but its own members', async () => {
    const own = await signIn(fis)
    expect(await own.rows('/party?type=eq.end_user')).toEqual([])
    expect(await column(own, '/entity?type=eq.person', 'name')).toEqual(['Kari Nordmann'])
    expect(await column(own, '/party_membership', 'id')).toEqual([45])
    expect((await own.get('/entity_client')).status).toBe(403)
  })
})

describe('an organisation', () => {
  test('sees who may act for it, and nothing of the market', async () => {
    const organisation = await as(1394, 492)
    expect(await column(organisation, '/party_membership?order=id', 'id')).toEqual([44, 45])
    expect(new Set(await column(organisation, '/entity_client', 'entity_id'))).toEqual(new Set([492]))
    for (const table of market) expect((await organisation.get(`/${table}`)).status).toBe(403)
  })
})

describe('the others', () => {
  test('a system operator sees the units on its metering points and the groups it was asked about', async () => {
    const operator = await as(1501, 621)
    expect(await column(operator, '/service_providing_group?order=id', 'id')).toEqual([88, 94])
    const rows = await operator.rows('/controllable_unit?embed=accounting_point')
    expect(rows.length).toBeGreaterThan(8)
    const operators = rows.map((row) => (row.accounting_point as Json | undefined)?.system_operator_id)
    expect(new Set(operators)).toEqual(new Set([1501]))
    const providers = await column(operator, '/controllable_unit_service_provider', 'service_provider_id')
    expect(new Set(providers)).toEqual(new Set([1482, 1612]))
  })

  test('balance responsible parties and suppliers see the units where they have the role', async () => {
    const [brps, suppliers] = [await Promise.all([as(1521, 631), as(1522, 632)]), await as(1531, 641)]
    const sizes = await Promise.all(brps.map((reader) => count(reader, 'controllable_unit')))
    expect(sizes).toEqual([34, 34])
    expect(await count(brps[0], 'controllable_unit_service_provider')).toBeGreaterThan(0)
    expect(await count(suppliers, 'controllable_unit')).toBe(23)
    expect(await count(suppliers, 'accounting_point')).toBe(0)
    expect(await count(suppliers, 'controllable_unit_service_provider')).toBe(0)
  })

  test('an end user sees what is on their own metering point', async () => {
    const person = await as(2211, 800)
    expect(await column(person, '/controllable_unit', 'id')).toEqual([3011])
    expect(await column(person, '/controllable_unit_service_provider', 'id')).toEqual([907])
    expect(await column(person, '/event?order=id', 'source')).toContain('/controllable_unit/3011')
    expect(await column(person, '/party?type=eq.end_user', 'id')).toEqual([2211])
    expect(await column(person, '/entity?type=eq.person', 'business_id')).toEqual(['150190*****'])
  })

  test('a third party sees the common part of the market and none of its rows', async () => {
    const third = await as(1710, 661)
    expect(await count(third, 'product_type')).toBe(4)
    expect(await count(third, 'controllable_unit')).toBe(0)
  })

  test('the operator of the system sees everything', async () => {
    const fiso = await as(1001, 400)
    expect(await count(fiso, 'controllable_unit')).toBe(68)
    expect(await count(fiso, 'event')).toBeGreaterThanOrEqual(401)
    expect((await fiso.rows('/party?type=eq.end_user')).length).toBe(68)
  })
})
