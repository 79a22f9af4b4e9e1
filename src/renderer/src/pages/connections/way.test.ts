import { expect, test } from 'vitest'
import { defaultBunqSettings } from '../../../../shared/bunq.ts'
import { defaultSbankenSettings } from '../../../../shared/sbanken.ts'
import { defaultSparebank1Settings } from '../../../../shared/sparebank1.ts'
import { hasConsent, isSandbox, wayOf } from './way.ts'

const bunq = (door: 'key' | 'oauth' | 'provider') =>
  ({ system: 'bunq', settings: { ...defaultBunqSettings, door } }) as const

test('a connection is told apart by its bank and, at bunq, by its door', () => {
  expect(wayOf({ system: 'sparebank1', settings: defaultSparebank1Settings })).toBe('sparebank1')
  expect(wayOf({ system: 'sbanken', settings: defaultSbankenSettings })).toBe('sbanken')
  expect([bunq('key'), bunq('oauth'), bunq('provider')].map(wayOf)).toEqual([
    'bunqKey',
    'bunqOAuth',
    'bunqProvider',
  ])
})

test('a consent there is only where a person gives one', () => {
  expect((['sparebank1', 'bunqOAuth', 'bunqProvider'] as const).every(hasConsent)).toBe(true)
  expect(hasConsent('bunqKey') || hasConsent('sbanken')).toBe(false)
})

test('only bunq’s own test bank is a sandbox', () => {
  expect(isSandbox({ settings: { ...defaultBunqSettings, environment: 'sandbox' } })).toBe(true)
  expect(isSandbox({ settings: defaultBunqSettings })).toBe(false)
  expect(isSandbox({ settings: defaultSbankenSettings })).toBe(false)
})
