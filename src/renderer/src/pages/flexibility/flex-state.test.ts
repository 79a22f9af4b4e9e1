import { expect, test } from 'vitest'
import { readRow, readState, rowIdOf, writeState, type FlexState } from './flex-state.ts'

const full: FlexState = {
  connectionId: '6f1c2f0e-0c55-4d0e-9b57-0000000000f1',
  resource: 'controllable_unit',
  isTableNamed: true,
  filters: [
    { field: 'name', operator: 'contains', value: 'a b & c=d ' },
    { field: 'start_date', operator: 'empty', value: '' },
  ],
  order: { field: 'maximum_active_power', descending: true },
  page: 3,
  row: { resource: 'technical_resource', id: '5120' },
}

test('what is looked at survives its address', () => {
  const address = writeState(full).toString()
  expect(readState(new URLSearchParams(address))).toEqual(full)
})

test('what is as it is by itself is not written', () => {
  expect(writeState(readState(new URLSearchParams())).toString()).toBe('')
})

test('an address that names no table shows the one that suits, and one that does shows that', () => {
  expect(readState(new URLSearchParams(), 'controllable_unit').resource).toBe('controllable_unit')
  const named = new URLSearchParams('table=party_membership')
  expect(readState(named, 'controllable_unit').resource).toBe('party_membership')
  expect(writeState(readState(named)).toString()).toBe('table=party_membership')
})

test('what makes no sense is left out', () => {
  const typed = 'table=secrets&filter=a;b+is+1&filter=name+eats+x&sort=name.id&page=0.5&row=party/x'
  expect(readState(new URLSearchParams(typed))).toEqual({
    connectionId: null,
    resource: 'party_membership',
    isTableNamed: false,
    filters: [],
    order: null,
    page: 1,
    row: null,
  })
  expect(readState(new URLSearchParams(`filter=name+is+${'x'.repeat(501)}`)).filters).toEqual([])
})

test('a row is found by the path an event names it with', () => {
  expect(readRow('/controllable_unit/3011')).toEqual({ resource: 'controllable_unit', id: '3011' })
  expect(readRow('/service_providing_group_grid_prequalification/4')).toBeNull()
  expect(readRow('party/9223372036854775807')).toEqual({ resource: 'party', id: '9223372036854775807' })
  expect(readRow('https://bank.example/party/1')).toBeNull()
})

test('an id is all its digits, as a number or as the text of one too large for it', () => {
  expect([3011, '9223372036854775807', 0].map(rowIdOf)).toEqual(['3011', '9223372036854775807', '0'])
  expect([2 ** 53, 1.5, -1, 'x1', '', null, true, ['1'], undefined].map(rowIdOf)).toEqual(Array(9).fill(null))
})
