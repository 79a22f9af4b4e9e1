import { expect, test } from 'vitest'
import { inputs } from '../../../../shared/contract.ts'
import type { BunqSettings } from '../../../../shared/model.ts'
import { judgeCredentials, newSandboxUser } from './credentials.ts'
import { newConnection, nothingTyped, withSettings, type Typed, type WizardState } from './wizard-state.ts'

const fresh = newConnection()
const sandboxKey = `sandbox_${'0'.repeat(56)}`

function typing(state: WizardState, typed: Partial<Typed>): WizardState {
  return { ...state, typed: { ...nothingTyped, ...typed } }
}

function bunq(settings: Partial<BunqSettings>): WizardState {
  const all = withSettings(fresh.settings, { ...fresh.settings.bunq, ...settings })
  return { ...fresh, system: 'bunq', settings: all }
}

function sbanken(era: WizardState['settings']['sbanken']['era']): WizardState {
  return { ...fresh, system: 'sbanken', settings: withSettings(fresh.settings, { era }) }
}

/** What main would be sent, checked by the contract itself; or what is wrong. */
function judged(state: WizardState): unknown {
  const verdict = judgeCredentials(state)
  if (verdict.kind === 'wrong') return verdict.faults
  return verdict.kind === 'keep'
    ? 'keep'
    : inputs['connection:create'].parse(verdict.registration).credentials
}

test('a first client needs both fields, and spaces are not a value', () => {
  expect(judged(typing(fresh, {}))).toEqual({ clientId: 'missing', clientSecret: 'missing' })
  expect(judged(typing(fresh, { clientId: 'id', clientSecret: '  ' }))).toEqual({ clientSecret: 'missing' })
  expect(judged(typing(fresh, { clientId: ' ', clientSecret: 's' }))).toEqual({ clientId: 'missing' })
  expect(judged(typing(fresh, { clientId: ' id ', clientSecret: 's ' }))).toEqual({
    clientId: 'id',
    clientSecret: 's',
  })
})

test('a kept client stays when nothing is typed, and is replaced only as a pair', () => {
  const kept = { ...fresh, connectionId: 'c1' }
  expect(judged(typing(kept, {}))).toBe('keep')
  expect(judged(typing(kept, { clientSecret: 'new' }))).toEqual({ clientId: 'missing' })
  expect(judged(typing(kept, { clientId: 'other' }))).toEqual({ clientSecret: 'missing' })
  const justSaved = { ...kept, saved: { clientId: 'id', providerName: '' } }
  expect(judged(typing(justSaved, { clientId: 'id' }))).toBe('keep')
  expect(judged(typing(justSaved, { clientId: 'id', clientSecret: 'new' }))).toEqual({
    clientId: 'id',
    clientSecret: 'new',
  })
})

test('a key goes to its own environment only: one of a real account is never sent to the sandbox', () => {
  expect(judged(typing(bunq({}), {}))).toEqual({ apiKey: 'missing' })
  expect(judged(typing(bunq({}), { apiKey: ' abc ' }))).toEqual({ apiKey: 'abc' })
  expect(judged(typing(bunq({}), { apiKey: sandboxKey }))).toEqual({ apiKey: 'is-sandbox' })
  expect(judged(typing(bunq({ environment: 'sandbox' }), { apiKey: 'abc' }))).toEqual({
    apiKey: 'is-production',
  })
  expect(judged(typing(bunq({ environment: 'sandbox' }), { apiKey: sandboxKey }))).toEqual({
    apiKey: sandboxKey,
  })
})

test('where something stands in for bunq any key may go to it', () => {
  expect(judged(typing({ ...bunq({}), standIns: ['bunq'] }, { apiKey: sandboxKey }))).toEqual({
    apiKey: sandboxKey,
  })
})

test('a sandbox user is asked for without typing anything', () => {
  const registration = newSandboxUser(bunq({ environment: 'sandbox' }))
  expect(inputs['connection:create'].parse(registration).credentials).toEqual({ isNewSandboxUser: true })
})

test('an OAuth client of bunq is a client like any other, with bunq’s settings', () => {
  const state = typing(bunq({ door: 'oauth', redirectPort: 9050 }), { clientId: 'id', clientSecret: 's' })
  expect(judgeCredentials(state)).toMatchObject({
    registration: { system: 'bunq', settings: { door: 'oauth', redirectPort: 9050 } },
  })
})

test('a provider of the sandbox needs a name that fits into a certificate', () => {
  const provider = bunq({ door: 'provider', environment: 'sandbox' })
  expect(judged(typing(provider, {}))).toEqual({ providerName: 'missing' })
  expect(judged(typing(provider, { providerName: 'Kari, ASA/CN=x' }))).toEqual({ providerName: 'form' })
  expect(judged(typing(provider, { providerName: 'Kåre Test 2.0' }))).toEqual({
    providerName: 'Kåre Test 2.0',
  })
  expect(judgeCredentials({ ...bunq({ door: 'provider', environment: 'sandbox' }) }).kind).toBe('save')
})

test('a provider of the real bunq needs its three files, each of its own kind', () => {
  const provider = bunq({ door: 'provider' })
  const file = (label: string) => ({
    name: 'a.pem',
    text: `-----BEGIN ${label}-----\nQUJD\n-----END ${label}-----\n`,
  })
  expect(judged(typing(provider, { certificate: file('CERTIFICATE') }))).toEqual({
    chain: 'missing',
    privateKey: 'missing',
  })
  const mixedUp = {
    certificate: file('CERTIFICATE'),
    chain: file('PRIVATE KEY'),
    privateKey: file('PRIVATE KEY'),
  }
  expect(judged(typing(provider, mixedUp))).toEqual({ chain: 'form' })
  const right = judged(typing(provider, { ...mixedUp, chain: file('CERTIFICATE') }))
  expect(Object.keys(right as object)).toEqual(['certificate', 'chain', 'privateKey'])
})

test('Sbanken’s customer number has eleven digits, and is asked for only where its API asked for it', () => {
  const client = { clientId: 'id', clientSecret: 's' }
  expect(judged(typing(sbanken('bank'), client))).toEqual({ customerId: 'missing' })
  expect(judged(typing(sbanken('exec.bank'), { ...client, customerId: '0101' }))).toEqual({
    customerId: 'form',
  })
  expect(judged(typing(sbanken('apibeta-v2'), client))).toEqual({ ...client, customerId: null })
  expect(judged(typing(sbanken('apibeta-v2'), { ...client, customerId: 'x' }))).toEqual({
    customerId: 'form',
  })
  expect(judged(typing(sbanken('bank'), { ...client, customerId: '01010112345' }))).toMatchObject({
    customerId: '01010112345',
  })
})
