import { expect, test } from 'vitest'
import { identityOf } from './identity.ts'

test('a bank row is known by its nonUniqueId, hyphens and all', () => {
  expect(identityOf({ nonUniqueId: '722041731680000571' }, false)).toBe('722041731680000571')
  expect(identityOf({ nonUniqueId: '12-34' }, false)).toBe('12-34')
})

test.each(['000000000000000000', '0', '', '  ', null, undefined])(
  '%j is the sentinel for no identity',
  (nonUniqueId) => {
    expect(identityOf({ nonUniqueId }, false)).toBeNull()
    expect(identityOf({ nonUniqueId }, true)).toBeNull()
  },
)

test('a card row is known by the bare number in every form the bank gives it', () => {
  const forms = [
    { nonUniqueId: '700000001' },
    { nonUniqueId: '1234567-700000001' },
    {
      nonUniqueId: '1234567-700000001',
      creditCardIdentifiers: { nonUniqueId: '1234567-700000001', partitionKey: '1234567' },
    },
    { nonUniqueId: 'other', creditCardIdentifiers: { nonUniqueId: '700000001', partitionKey: '1234567' } },
    { nonUniqueId: '1234567-700000001', creditCardIdentifiers: { partitionKey: '1234567' } },
    { creditCardIdentifiers: { nonUniqueId: '1234567-700000001', partitionKey: null } },
  ]
  expect(forms.map((form) => identityOf(form, true))).toEqual(forms.map(() => '700000001'))
})

test('only the partition the row names is cut off, not whatever stands before a hyphen', () => {
  const wire = { creditCardIdentifiers: { nonUniqueId: '2024-700000001', partitionKey: '1234567' } }
  expect(identityOf(wire, true)).toBe('2024-700000001')
})

test('a prefixed sentinel is still the sentinel', () => {
  expect(identityOf({ nonUniqueId: '1234567-000000000' }, true)).toBeNull()
})

test('neither the id nor the type code, which both change, has a part in it', () => {
  const recent = { nonUniqueId: '9', typeCode: 'R_946', id: 'a' }
  const historic = { nonUniqueId: '9', typeCode: 'R_714', id: 'b' }
  expect(identityOf(recent, false)).toBe(identityOf(historic, false))
})
