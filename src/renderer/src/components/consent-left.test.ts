import { expect, test } from 'vitest'
import { consentLeft, endsSoon } from './consent-left.ts'

const left = (idle: string | null, absolute: string | null) =>
  consentLeft({ consentIdleEndsAt: idle, consentEndsAt: absolute }, '2026-11-20', 'Europe/Oslo')

test('the nearer end counts, and says which it is', () => {
  expect(left('2026-12-15T13:00:00Z', '2027-01-04T09:00:00Z')).toEqual({ days: 25, endsOn: '2026-12-15', because: 'idle' }) // prettier-ignore
  expect(left('2026-12-15T13:00:00Z', '2026-11-25T09:00:00Z')).toMatchObject({ days: 5, because: 'absolute' })
})

test('where both end on one day it is the one only a sign-in can move', () => {
  expect(left('2026-11-25T08:00:00Z', '2026-11-25T09:00:00Z')?.because).toBe('absolute')
})

test('days are those of the calendar where the reader is', () => {
  expect(left('2026-11-20T23:30:00Z', null)).toMatchObject({ days: 1, endsOn: '2026-11-21' })
})

test('without a consent there is nothing to count, and a past one is below zero', () => {
  expect(left(null, null)).toBeNull()
  expect(left(null, '2026-11-18T09:00:00Z')?.days).toBe(-2)
})

test('the warning begins a week before', () => {
  expect(endsSoon(left('2026-11-28T13:00:00Z', null))).toBe(false)
  expect(endsSoon(left('2026-11-27T13:00:00Z', null))).toBe(true)
  expect(endsSoon(null)).toBe(false)
})
