import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { jsonOf, signIn, type Json, type Reader } from './test-client.ts'

let fis: FisSandbox
let reader: Reader
beforeAll(async () => {
  fis = await startFisSandbox({ clock: movableClock('2026-11-10T10:00:00.000Z') })
  reader = await signIn(fis)
})
afterAll(() => fis.close())

const ids = async (path: string): Promise<readonly number[]> =>
  (await reader.rows(path)).map((row) => Number(row.id))
const query = (text: string): string => encodeURIComponent(text)

describe('embedding', () => {
  test('goes as deep as it is asked, an object for one and a list for many', async () => {
    const path =
      '/controllable_unit/3011?embed=accounting_point(bidding_zone,end_user(end_user)),technical_resource,summary'
    const unit = await jsonOf(reader.get(path))
    expect(unit).toMatchObject({
      accounting_point: {
        id: 100_351,
        location: { type: 'Point', coordinates: [10.3951, 63.4305] },
        bidding_zone: [{ bidding_zone: 'NO3', valid_to: null }],
        end_user: [{ end_user_id: 2211, end_user: null }], // of end users a provider sees nothing
      },
      technical_resource: [{ id: 5120 }],
      summary: { technical_resource_count: 1 },
    })
  })

  test('an inner one leaves out the rows that have none, before they are counted', async () => {
    const counted = { prefer: 'count=exact' }
    const all = await reader.get('/controllable_unit?embed=suspension', counted)
    const held = await reader.get('/controllable_unit?embed=suspension!', counted)
    expect(held.headers.get('content-range')).toBe('0-0/1')
    expect(all.headers.get('content-range')).not.toBe('0-0/1')
    expect((await held.json()) as readonly Json[]).toMatchObject([{ id: 3016, suspension: [{ reason: 'compromises_safe_operation' }] }])
  }) // prettier-ignore

  test('holds what was valid at an instant', async () => {
    const at = async (instant: string): Promise<readonly Json[]> => {
      const path = `/controllable_unit/3011?embed=service_provider&service_provider.valid_at=${query(instant)}`
      return (await jsonOf(reader.get(path))).service_provider ?? []
    }
    expect(await at('2026-07-08T21:59:59.999Z')).toEqual([])
    expect(await at('2026-07-08T22:00:00Z')).toMatchObject([{ id: 907 }])
    const contracts = '/controllable_unit_service_provider?controllable_unit_id=eq.3011&valid_at='
    expect(await ids(`${contracts}2026-07-08`)).toEqual([])
    expect(await ids(`${contracts}2026-07-09`)).toEqual([907])
  })

  test('ends a validity before its last instant', async () => {
    const [over] = await reader.rows(
      '/controllable_unit_service_provider?valid_to=not.is.null&order=id.asc&limit=1',
    )
    const path = `/controllable_unit_service_provider?id=eq.${over?.id}&valid_at=`
    expect(await ids(`${path}${query(over?.valid_to ?? '')}`)).toEqual([])
    expect(await ids(`${path}${query(over?.valid_from ?? '')}`)).toEqual([Number(over?.id)])
  })

  test.each([
    ['/party?embed=nonsense'],
    ['/party?embed=constructor'],
    ['/party?embed='],
    ['/party?embed=entity('],
    ['/party?embed=entity)'],
    ['/party?embed=entity,'],
    ['/accounting_point?embed=bidding_zone(metering_grid_area)'],
    ['/controllable_unit_service_provider?valid_at=yesterday'],
    ['/party?entity.valid_at=2026-01-01'],
    ['/controllable_unit?embed=service_provider&service_provider.valid_at=noon'],
  ])('%s is 400', async (path) => {
    expect((await reader.get(path)).status).toBe(400)
  })
})
