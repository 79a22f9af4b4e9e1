import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { jsonOf, signIn, type Reader } from './test-client.ts'

let fis: FisSandbox
let reader: Reader
beforeAll(async () => {
  fis = await startFisSandbox({ clock: movableClock('2026-11-10T10:00:00.000Z') })
  reader = await signIn(fis)
})
afterAll(() => fis.close())

const ids = async (path: string): Promise<readonly number[]> =>
  (await reader.rows(path)).map((row) => Number(row.id))
const refusal = async (path: string): Promise<string> => {
  const reply = await reader.get(path)
  const { code }: Record<string, string> = await jsonOf(reply)
  return `${reply.status} ${code}`
}
const query = (text: string): string => encodeURIComponent(text)

describe('filters', () => {
  test.each([
    ['id=eq.1482', [1482]],
    ['id=in.(1394,1482,7)', [1394, 1482]],
    ['id=not.in.(1394,1482)&entity_id=eq.492', []],
    ['id=gt.1700', [1710]],
    ['id=gte.1612&id=lt.1710', [1612]],
    ['id=lte.1001', [1001]],
    ['name=like.Testkraft*', [1394, 1482]],
    ['name=like.testkraft*', []],
    ['name=ilike.testkraft*', [1394, 1482]],
    ['name=ilike.*tkraft%20s_', [1482]],
    ['name=not.ilike.*a*&type=eq.system_operator', [1501]],
    ['name=in.("Testkraft SP","Testkraft, ORG")', [1482]],
    ['name=eq.Heimlys Strøm ES', [1531]],
    ['type=neq.service_provider&entity_id=eq.492', [1394]],
    ['or=(id.eq.1482,and(type.eq.organisation,name.like.Nabo*))', [1482, 1611]],
    ['not.or=(id.lt.1600,id.gt.1700)', [1611, 1612]],
    ['and=(id.gt.1390,not.or(id.gt.1500,id.eq.1394))', [1482]],
    ['or=(name.eq."Flexregn TP",id.in.(1394,1482))', [1394, 1482, 1710]],
  ])('%s', async (filter, expected) => {
    expect(await ids(`/party?${filter}&order=id.asc`)).toEqual(expected)
  })

  test('numbers compare as numbers and not as text', async () => {
    const powers = (await reader.rows('/controllable_unit?maximum_active_power=gt.90')).map((row) => Number(row.maximum_active_power))
    expect(powers.length).toBeGreaterThan(5)
    expect(Math.min(...powers)).toBeGreaterThan(90)
    expect(await ids('/controllable_unit?maximum_active_power=eq.7.40&id=eq.3011')).toEqual([3011])
  }) // prettier-ignore

  test('instants compare as instants, however they are written', async () => {
    for (const text of ['2023-12-31T00:00:00+01:00', '2023-12-30T23:00Z', '2023-12-31 00:00 Europe/Oslo', '2023-12-30 23:00:00.000']) {
      expect(await ids(`/party?id=eq.1482&recorded_at=eq.${query(text)}`), text).toEqual([1482])
    }
    const at = query('2026-06-20T07:31:05.221904+00:00')
    expect(await ids(`/controllable_unit?id=eq.3011&recorded_at=gte.${at}`)).toEqual([3011])
    expect(await ids(`/controllable_unit?id=eq.3011&recorded_at=gt.${at}`)).toEqual([])
    expect(await ids('/controllable_unit?id=eq.3011&start_date=lte.2026-07-01')).toEqual([3011])
  }) // prettier-ignore

  test('nothing is neither equal nor unequal to anything', async () => {
    const unit = '/controllable_unit?id=eq.3011'
    expect(await ids(`${unit}&additional_information=is.null`)).toEqual([3011])
    expect(await ids(`${unit}&additional_information=not.is.null`)).toEqual([])
    expect(await ids(`${unit}&additional_information=eq.x`)).toEqual([])
    expect(await ids(`${unit}&additional_information=not.eq.x`)).toEqual([])
    expect(await ids(`${unit}&or=(additional_information.eq.x,is_small.is.true)`)).toEqual([3011])
    expect(await ids(`${unit}&is_small=eq.true`)).toEqual([3011])
    expect(await ids(`${unit}&is_small=is.false`)).toEqual([])
  })

  test('an event is found by what it is about', async () => {
    expect(await ids('/event?source=eq./controllable_unit/3011')).toEqual([9001])
  })

  test.each([
    ['/party?nonsense=eq.1', '400 42703'],
    ['/party?order=nonsense.asc', '400 42703'],
    ['/party?or=(nonsense.eq.1)', '400 42703'],
    ['/party?constructor=eq.1', '400 42703'],
    ['/party?name=1', '400 PGRST100'],
    ['/party?name=matches.x', '400 PGRST100'],
    ['/party?id=in.1,2', '400 PGRST100'],
    ['/party?or=id.eq.1', '400 PGRST100'],
    ['/party?or=(id.eq.1', '400 PGRST100'],
    ['/party?id=is.something', '400 PGRST100'],
    ['/party?order=id.upwards', '400 PGRST100'],
    ['/party?limit=ten', '400 PGRST100'],
    ['/party?offset=-1', '400 PGRST100'],
    ['/party?id=eq.abc', '400 22P02'],
    ['/party?recorded_at=gt.2026-13-40', '400 22007'],
    ['/party?recorded_at=gt.2023-12-31T00:00:00+01:00', '400 22007'], // the plus was not encoded
    ['/party?recorded_at=gt.2026-01-01 00:00 Mars/Olympus', '400 22007'],
    ['/party?id=like.1*', '404 42883'],
    ['/party?valid_at=2026-01-01T00:00:00Z', '400 42703'],
    ['/party/abc', '400 22P02'],
  ])('%s is %s', async (path, expected) => {
    expect(await refusal(path)).toBe(expected)
  })

  test('select is thrown away', async () => {
    expect(Object.keys((await reader.rows('/party?id=eq.1482&select=id'))[0] ?? {})).toHaveLength(10)
  })
})

describe('order', () => {
  test('follows its keys in turn', async () => {
    const names = (await reader.rows('/party?order=type.desc,name.asc')).map(
      ({ type, name }) => `${type} ${name}`,
    )
    expect([names[0], names[1], names.at(-1)]).toEqual([
      'third_party Flexregn TP',
      'system_operator Fosenfjord Nett SO',
      'balance_responsible_party Vestlys Balanse BRP',
    ])
  })

  test('puts what is missing last going up and first going down, unless told otherwise', async () => {
    const first = async (order: string): Promise<boolean> =>
      (await reader.rows(`/controllable_unit?limit=1&order=additional_information.${order},id.asc`))[0]?.additional_information === null
    expect(await Promise.all(['asc', 'desc', 'asc.nullsfirst', 'desc.nullslast'].map(first))).toEqual([false, true, true, false])
  }) // prettier-ignore
})
