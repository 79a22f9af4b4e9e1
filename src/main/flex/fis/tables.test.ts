import { describe, expect, test } from 'vitest'
import type { FlexRow } from '../../../shared/flex.ts'
import { hooks, signal } from './testing/link.ts'
import { first, list, start } from './testing/sandboxed.ts'

describe('tables', () => {
  test('come filtered, ordered and with their relations, counted over all pages', async () => {
    await using fis = await start()
    const filters = [{ field: 'status', operator: 'eq', value: 'active', isNegated: false }] as const
    const order = { field: 'name', descending: true }
    const query = list('controllable_unit', { filters, order, embed: ['technical_resource'] })
    const { rows, total } = await fis.link.page(query, { offset: 1, limit: 3 }, signal)
    const all = (await fis.link.page(query, { offset: 0, limit: 500 }, signal)).rows
    expect(rows).toEqual(all.slice(1, 4))
    expect(total).toBe(all.length)
    expect(all.length).toBeGreaterThan(4)
    expect(all.every(({ status, technical_resource: devices }) => status === 'active' && Array.isArray(devices))).toBe(true)
  }) // prettier-ignore

  test.each([
    [{ field: 'type', operator: 'ilike', value: 'service_pro', isNegated: false }, ['service_provider']],
    [{ field: 'type', operator: 'ilike', value: 'serviceXpro', isNegated: false }, []],
    [{ field: 'type', operator: 'in', value: 'organisation, "third_party"', isNegated: false }, ['organisation', 'third_party']],
    [{ field: 'id', operator: 'gt', value: '1700', isNegated: false }, ['third_party']],
  ] as const)('a filter %j finds what it says', async (filter, types) => {
    await using fis = await start()
    const { rows } = await fis.link.page(list('party', { filters: [filter] }), first, signal)
    expect([...new Set(rows.map(({ type }) => type))].sort()).toEqual(types)
  }) // prettier-ignore

  test('are read whole, by id, whatever lies between two pages', async () => {
    await using fis = await start()
    const read: FlexRow[] = []
    for await (const { rows } of fis.link.batches(list('event'), signal)) read.push(...rows)
    const { total } = await fis.link.page(list('event'), { offset: 0, limit: 1 }, signal)
    expect(read).toHaveLength(total ?? -1)
    expect(read.length).toBeGreaterThan(300)
    const ids = read.map(({ id }) => Number(id))
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b))
  })

  test('a record is read with its relations; a notice too, which has no page of its own', async () => {
    await using fis = await start()
    const unit = await fis.link.record('controllable_unit', '3011', ['technical_resource', 'service_provider'], signal)
    expect(unit).toMatchObject({ id: 3011, name: 'Elbillader garasje', technical_resource: [{ id: 5120 }] })
    expect(await fis.link.record('notice', '254', [], signal)).toMatchObject({ id: 254, party_id: 1482 })
  }) // prettier-ignore

  test.each(['controllable_unit', 'notice', 'party'] as const)(
    'a row of %s that is not there and one that is another’s are told alike',
    async (resource) => {
      await using fis = await start()
      await expect(fis.link.record(resource, '999999', [], signal)).rejects.toMatchObject({
        code: 'not-found',
      })
    },
  )

  test('of which a role has nothing are refused, and say that it is the role', async () => {
    await using fis = await start({ actAs: { kind: 'entity' } })
    const page = fis.link.page(list('controllable_unit'), first, signal)
    await expect(page).rejects.toMatchObject({ code: 'role-missing' })
  })

  test('nothing is ever written', async () => {
    await using fis = await start()
    await fis.link.signIn(hooks)
    await fis.link.parties(signal)
    await fis.link.assume(1394, signal)
    await fis.link.page(list('party'), first, signal)
    expect(fis.bank.writesSeen()).toBe(0)
  })
})
