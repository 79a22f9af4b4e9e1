import { expect, test } from 'vitest'
import { defaultBunqSettings } from '../../../../shared/bunq.ts'
import {
  entryStep,
  isReachable,
  isStepName,
  later,
  stepFrom,
  stepLabel,
  stepNames,
  stepsOf,
} from './steps.ts'
import { newConnection, withSettings, type WizardState } from './wizard-state.ts'

const fresh = newConnection()
const bunq = (door: 'key' | 'oauth' | 'provider'): WizardState => ({
  ...fresh,
  system: 'bunq',
  settings: withSettings(fresh.settings, { ...defaultBunqSettings, door }),
})
const sbanken: WizardState = { ...fresh, system: 'sbanken' }

test('each bank has its own way, and every way keeps the common order', () => {
  for (const state of [fresh, bunq('key'), bunq('oauth'), bunq('provider'), sbanken]) {
    const steps = stepsOf(state)
    expect(steps).toEqual(stepNames.filter((name) => steps.includes(name)))
  }
})

test('only a provider is set up, and nothing is asked about Sbanken before it is said that its API is closed', () => {
  expect(
    [bunq('key'), bunq('oauth'), bunq('provider')].map((state) => stepsOf(state).includes('prepare')),
  ).toEqual([false, false, true])
  expect(stepsOf(sbanken).slice(0, 2)).toEqual(['bank', 'notice'])
})

test('steps go on and back along the bank’s own way and stop at both ends', () => {
  expect(stepFrom(fresh, 1)).toBe('register')
  expect(stepFrom(bunq('key'), 1)).toBe('door')
  expect(stepFrom(sbanken, 1)).toBe('notice')
  expect(stepFrom({ ...fresh, step: 'consent' }, -1)).toBe('finInst')
  expect(stepFrom({ ...bunq('provider'), step: 'consent' }, -1)).toBe('prepare')
  expect(stepFrom({ ...bunq('oauth'), step: 'consent' }, -1)).toBe('credentials')
  expect(stepFrom(fresh, -1)).toBe('bank')
  expect(stepFrom({ ...fresh, step: 'sync' }, 1)).toBe('sync')
  expect(later('consent', 'register')).toBe('consent')
  expect(later('register', 'consent')).toBe('consent')
})

test('a step named in the address is entered only where the bank has it and it can still be changed', () => {
  expect(entryStep(fresh, 'finInst')).toBe('finInst')
  expect(entryStep(bunq('key'), 'finInst')).toBe('consent')
  expect(entryStep(bunq('provider'), 'prepare')).toBe('prepare')
  for (const text of ['bank', 'door', 'sync', 'constructor', null]) {
    expect(entryStep(bunq('key'), text)).toBe('consent')
  }
  expect(isStepName('constructor')).toBe(false)
})

test('once there is a connection its bank and its door can no longer be chosen', () => {
  const state: WizardState = { ...bunq('oauth'), step: 'credentials', reached: 'consent' }
  expect(isReachable(state, 'door')).toBe(true)
  expect(isReachable({ ...state, connectionId: 'c1' }, 'door')).toBe(false)
  expect(isReachable({ ...state, connectionId: 'c1' }, 'bank')).toBe(false)
  expect(isReachable({ ...state, connectionId: 'c1' }, 'register')).toBe(true)
})

test('accounts are reached with a consent only, and reading only from them', () => {
  const state: WizardState = { ...fresh, step: 'consent', reached: 'sync' }
  expect(isReachable(state, 'accounts')).toBe(false)
  expect(isReachable({ ...state, hasConsent: true }, 'accounts')).toBe(true)
  expect(isReachable({ ...state, hasConsent: true }, 'sync')).toBe(false)
})

test('a key is entered and checked, a client is entered and consented to', () => {
  expect(stepLabel(bunq('key'), 'credentials')).toBe('apiKey')
  expect(stepLabel(bunq('key'), 'consent')).toBe('check')
  expect(stepLabel(bunq('oauth'), 'consent')).toBe('consent')
  expect(stepLabel(bunq('provider'), 'credentials')).toBe('certificate')
  expect(stepLabel(sbanken, 'consent')).toBe('check')
  expect(stepLabel(fresh, 'credentials')).toBe('credentials')
})
