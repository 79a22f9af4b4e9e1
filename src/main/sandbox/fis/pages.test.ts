import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { jsonOf, signIn, signInAs, type Reader } from './test-client.ts'

const clock = movableClock('2026-11-10T10:00:00.000Z')
let fis: FisSandbox
let reader: Reader
beforeAll(async () => {
  fis = await startFisSandbox({ clock, portfolio: { units: 60, events: 2300 } })
  reader = await signIn(fis)
})
afterAll(() => fis.close())

const counted = { prefer: 'count=exact' }

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
    const fiso = await signInAs(fis, 1001, 400)
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
