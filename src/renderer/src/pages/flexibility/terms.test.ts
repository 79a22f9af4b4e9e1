import { describe, expect, test } from 'vitest'
import { flexResources } from '../../../../shared/fis.ts'
import { choicesOf, filterFields, filterOf, operatorsOf, type Term } from './terms.ts'

const asked = (field: string, operator: Term['operator'], value = '') =>
  filterOf('controllable_unit', { field, operator, value })

describe('what was typed is asked as FIS reads it', () => {
  test('texts are looked for anywhere, or word for word', () => {
    expect(asked('name', 'contains', ' sol ')).toEqual({ field: 'name', operator: 'ilike', value: 'sol', isNegated: false }) // prettier-ignore
    expect(asked('name', 'isNot', 'Sol')).toMatchObject({ operator: 'neq', value: 'Sol' })
  })

  test('a power may have a decimal comma', () => {
    expect(asked('maximum_active_power', 'below', '7,4')).toMatchObject({ operator: 'lt', value: '7.4' })
  })

  test('a day is itself in a column of days, and its first moment in Norway in one of times', () => {
    expect(asked('start_date', 'since', '2026-07-09')).toMatchObject({ operator: 'gte', value: '2026-07-09' })
    expect(asked('recorded_at', 'before', '2026-07-09')).toMatchObject({
      operator: 'lt',
      value: '2026-07-08T22:00:00.000Z',
    })
  })

  test('a UUID is written as FIS writes it, and an id has all its digits', () => {
    const uuid = '4E8115CE-9B71-480E-9C18-C547A00CAD41'
    expect(asked('business_id', 'is', uuid)).toMatchObject({ operator: 'eq', value: uuid.toLowerCase() })
    expect(asked('id', 'is', '9223372036854775807')).toMatchObject({ value: '9223372036854775807' })
  })

  test('yes and no, empty and filled in', () => {
    expect(asked('is_small', 'is', 'false')).toMatchObject({
      operator: 'is',
      value: 'false',
      isNegated: false,
    })
    expect(asked('start_date', 'empty')).toMatchObject({ operator: 'is', value: 'null', isNegated: false })
    expect(asked('start_date', 'filled')).toMatchObject({ operator: 'is', value: 'null', isNegated: true })
  })
})

test('what cannot be a value of the column is not asked', () => {
  for (const term of [
    asked('name', 'contains', '  '),
    asked('id', 'is', '3011x'),
    asked('business_id', 'is', 'short'),
    asked('maximum_active_power', 'is', '1e3'),
    asked('recorded_at', 'since', '2026-02-30'),
    asked('is_small', 'is', 'maybe'),
    asked('is_small', 'contains', 'true'),
    asked('accounting_point_id', 'is', '1 or 1'),
  ])
    expect(term).toBeNull()
})

test('no key and no secret can be searched for', () => {
  expect(filterFields('entity_client')).not.toContain('public_key')
  expect(operatorsOf('entity_client', 'client_secret')).toEqual([])
})

test('every column that can be asked about has a question whose first choice is right', () => {
  for (const resource of flexResources) {
    for (const field of filterFields(resource)) {
      const [choice] = choicesOf(resource, field) ?? []
      const [operator] = operatorsOf(resource, field)
      if (choice === undefined || operator === undefined) continue
      expect(filterOf(resource, { field, operator, value: choice })).not.toBeNull()
    }
  }
})
