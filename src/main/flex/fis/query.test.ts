import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flexOperators, type FlexOperator } from '../../../shared/fis.ts'
import type { FlexFilter } from '../../../shared/flex.ts'
import { listQuery } from './query.ts'

const range = { offset: 50, limit: 25 }
const all = { filters: [], order: null, embed: [] }

function filterOf(operator: FlexOperator, value: string, isNegated = false, field = 'name'): string {
  const filters = [{ field, operator, value, isNegated }]
  return listQuery({ ...all, filters }, range).split('&order=')[0] ?? ''
}

test('a list is ordered to its end, bounded, and counted from where it was asked', () => {
  expect(listQuery(all, range)).toBe('order=id.asc&limit=25&offset=50')
})

test.each([
  [{ field: 'recorded_at', descending: true }, 'order=recorded_at.desc,id.asc'],
  [{ field: 'name', descending: false }, 'order=name.asc,id.asc'],
  [{ field: 'id', descending: true }, 'order=id.desc'],
])('an order that could leave two rows equal ends in their id: %j', (order, text) => {
  expect(listQuery({ ...all, order }, range)).toBe(`${text}&limit=25&offset=50`)
})

test('relations to bring along are named once, with commas', () => {
  const embed = ['technical_resource', 'service_provider']
  expect(listQuery({ ...all, embed }, range)).toBe(
    'order=id.asc&embed=technical_resource,service_provider&limit=25&offset=50',
  )
})

describe('a filter', () => {
  test.each([
    ['eq', 'active', false, 'name=eq.active'],
    ['eq', 'new', true, 'name=not.eq.new'],
    ['gte', '2026-01-01T00:00:00+00:00', false, 'name=gte.2026-01-01T00%3A00%3A00%2B00%3A00'],
    ['eq', 'a&limit=1', false, 'name=eq.a%26limit%3D1'],
    ['eq', '', false, 'name=eq.'],
    ['is', 'null', false, 'name=is.null'],
    ['is', ' NULL ', true, 'name=not.is.null'],
    ['is', 'true', false, 'name=is.true'],
    ['in', '1, 2,3', false, 'name=in.(1,2,3)'],
    ['in', 'new,active', true, 'name=not.in.(new,active)'],
    ['in', '"a,b",c', false, 'name=in.(%22a%2Cb%22,c)'],
    ['in', 'a b,c)', false, 'name=in.(%22a%20b%22,%22c)%22)'],
    ['in', 'a"b', false, 'name=in.(%22a%5C%22b%22)'],
    ['in', String.raw`"a\"b\\"`, false, 'name=in.(%22a%5C%22b%5C%5C%22)'],
    ['in', 'æ,,ø', false, 'name=in.(%C3%A6,%C3%B8)'],
    ['ilike', 'sol', false, 'name=ilike.*sol*'],
    ['ilike', '*sol', false, 'name=ilike.*sol'],
    ['ilike', '50 %_', false, 'name=ilike.*50%20%5C%25%5C_*'],
  ] as const)('%s of %j is sent as the fact sheet has it', (operator, value, isNegated, text) => {
    expect(filterOf(operator, value, isNegated)).toBe(text)
  })

  test.each([
    ['is', '1'],
    ['is', 'unknown'],
    ['in', ''],
    ['in', ' , '],
    ['eq', 'a\0b'],
    ['eq', 'half a sign: \ud83c'],
  ] as const)('%s of %j is refused before anything is sent', (operator, value) => {
    expect(() => filterOf(operator, value)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
  })

  test.each(['limit', 'offset', 'order', 'select', 'embed', 'or', 'and', 'not', 'valid_at', 'party.order', 'or.name'])(
    'on a column called %s is none: it would be a parameter',
    (field) => {
      expect(() => filterOf('eq', '1', false, field)).toThrow(
        expect.objectContaining({ code: 'invalid-input' }),
      )
    },
  ) // prettier-ignore

  test('on a relation’s column is sent as it is, and cannot order the list', () => {
    expect(filterOf('eq', 'Lader', false, 'technical_resource.name')).toBe('technical_resource.name=eq.Lader')
    expect(() => listQuery({ ...all, order: { field: 'party.name', descending: false } }, range)).toThrow()
  })
})

/** Signs that mean something in a query more often than by chance. */
const anyValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom(...'&=?#;,()"\\*%_.+ \t\r\n|a1ø🍕'), { maxLength: 12 }).map((signs) => signs.join('')),
) // prettier-ignore
const anyFilter: fc.Arbitrary<FlexFilter> = fc.record({
  field: fc.constantFrom('id', 'name', 'recorded_at', 'technical_resource.name'),
  operator: fc.constantFrom(...flexOperators),
  value: anyValue,
  isNegated: fc.boolean(),
})

test('whatever is typed, it stays the value of its own filter', () => {
  const sent = { count: 0 }
  fc.assert(
    fc.property(fc.array(anyFilter, { maxLength: 4 }), (filters) => {
      let query = ''
      try {
        query = listQuery({ ...all, filters }, range)
      } catch (error) {
        expect(error).toMatchObject({ code: 'invalid-input' })
        return
      }
      sent.count += 1
      const url = new URL(`http://127.0.0.1/party?${query}`)
      expect(url.hash).toBe('')
      expect([...url.searchParams.keys()]).toEqual([...filters.map(({ field }) => field), 'order', 'limit', 'offset'])
      for (const [index, text] of [...url.searchParams.values()].slice(0, -3).entries()) {
        const filter = filters[index]
        const begin = `${filter?.isNegated === true ? 'not.' : ''}${filter?.operator}.`
        expect(text.slice(0, begin.length)).toBe(begin)
      }
    }),
    { numRuns: 2000 },
  ) // prettier-ignore
  expect(sent.count).toBeGreaterThan(200)
})

test('a value typed in quotes is the item the server reads, whatever is in it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }), (items) => {
      fc.pre(items.every((item) => !item.includes('\0') && item.isWellFormed()))
      const typed = items.map((item) => `"${item.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(' , ')
      const list = new URLSearchParams(filterOf('in', typed)).get('name') ?? ''
      expect(readAsServer(list)).toEqual(items)
    }),
    { numRuns: 1000 },
  ) // prettier-ignore
})

/** As PostgREST reads `in.(…)`: items between commas, in double quotes or not. */
function readAsServer(text: string): readonly string[] {
  const inside = /^in\.\((.*)\)$/s.exec(text)?.[1] ?? ''
  return [...inside.matchAll(/"((?:[^"\\]|\\.)*)"|[^,]+/gs)].map(
    ([item, quoted]) => quoted?.replaceAll(/\\(.)/gs, '$1') ?? item,
  )
}
