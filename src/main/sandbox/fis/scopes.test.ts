import { expect, test } from 'vitest'
import { allows, intersect } from './scopes.ts'

test('a stronger verb has the weaker in it, and a shorter path the longer', () => {
  expect(allows(['manage:data'], 'read:data:party')).toBe(true)
  expect(allows(['use:data'], 'use:data:controllable_unit:lookup')).toBe(true)
  expect(allows(['read:data'], 'use:data:controllable_unit:lookup')).toBe(false)
  expect(allows(['read:data:party'], 'read:data')).toBe(false)
  expect(allows(['read:data:party'], 'read:data:party_history')).toBe(false)
  expect(allows(['read:auth'], 'read:data')).toBe(false)
  expect(allows(['nonsense', 'delete:data', ''], 'read:data')).toBe(false)
})

test('two sides share the weaker verb and the longer path: the example of the documentation', () => {
  const client = ['use:data', 'manage:auth']
  const membership = ['manage:data:party_membership', 'read:data', 'manage:auth']
  const shared = ['read:data', 'use:data:party_membership', 'manage:auth']
  expect(new Set(intersect(client, membership))).toEqual(new Set(shared))
  expect(new Set(intersect(membership, client))).toEqual(new Set(shared))
  expect(intersect(['read:data'], ['read:auth'])).toEqual([])
})
