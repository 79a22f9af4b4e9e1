import { describe, expect, test } from 'vitest'
import type { SpareBank1Settings } from '../../../shared/model.ts'
import { bankingUrl, helloUrl, queryString } from './addresses.ts'
import { sparebank1 } from './adapter.ts'
import { oauthServer } from './auth.ts'

const settings: SpareBank1Settings = {
  generation: 'current',
  authHost: 'api',
  clientAuth: 'body',
  finInst: null,
  redirectPort: 8765,
}
const legacy: SpareBank1Settings = { ...settings, generation: 'legacy' }

test.each(['api', 'api-auth'] as const)('signing in goes to the host of the settings: %s', (authHost) => {
  expect(oauthServer({ ...settings, authHost }, {})).toMatchObject({
    authorizeUrl: `https://${authHost}.sparebank1.no/oauth/authorize`,
    tokenUrl: `https://${authHost}.sparebank1.no/oauth/token`,
  })
})

test.each([
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/oauth/token'],
  ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000/oauth/token'],
  ['http://127.0.0.1:4000/oauth/token', 'http://127.0.0.1:4000/oauth/token'],
  ['http://127.0.0.1:4000/sb1/token', 'http://127.0.0.1:4000/sb1/token'],
])('a replacement %s asks for tokens at %s', (token, tokenUrl) => {
  expect(oauthServer(settings, { token }).tokenUrl).toBe(tokenUrl)
  expect(oauthServer(settings, { token }).authorizeUrl).toBe('https://api.sparebank1.no/oauth/authorize')
})

test('the chosen bank is named only when one was chosen', () => {
  expect(oauthServer(settings, {}).extraAuthorizeParams).toEqual({})
  expect(oauthServer({ ...settings, finInst: 'fid-smn' }, {}).extraAuthorizeParams).toEqual({
    finInst: 'fid-smn',
  })
})

test('the redirect address is the registered one, with the word localhost', () => {
  expect(oauthServer(settings, {})).toMatchObject({
    redirectUri: 'http://localhost:8765/callback',
    clientAuth: 'body',
    refreshIdleS: 2_592_000,
    refreshAbsoluteS: 31_536_000,
  })
  expect(oauthServer({ ...settings, clientAuth: 'basic' }, {}).clientAuth).toBe('basic')
})

describe('an access token', () => {
  test.each([
    [15_552_000, 480], // claims 180 days
    [599, 480],
    [540, 480],
    [299, 239],
    [100, 50],
    [1, 0],
    [0, 0],
    [-5, 0],
    [null, 480],
  ])('that claims %s seconds is used for %d', (claimed, used) => {
    expect(oauthServer(settings, {}).accessLifetimeS(claimed)).toBe(used)
  })
  test.each([
    [15_552_000, 15_551_940],
    [null, 15_551_940],
    [1e12, 15_551_940],
    [3600, 3540],
  ])('of the legacy generation, which has no refresh, with %s seconds lives %d', (claimed, used) => {
    expect(oauthServer(legacy, {}).accessLifetimeS(claimed)).toBe(used)
  })
})

describe('the address of the data', () => {
  test.each([
    undefined,
    'https://api.sparebank1.no',
    'https://api.sparebank1.no/',
    'https://api.sparebank1.no/personal/banking',
    'https://api.sparebank1.no/personal/banking/',
    'https://api.sparebank1.no/personal/banking/accounts',
    'https://api.sparebank1.no/open/personal/banking/accounts',
    'https://api.sparebank1.no/open',
  ])('with the base %s never doubles a part of its path', (api) => {
    const endpoints = api === undefined ? {} : { api }
    expect(bankingUrl(settings, endpoints, '/accounts')).toBe(
      'https://api.sparebank1.no/personal/banking/accounts',
    )
    expect(bankingUrl(legacy, endpoints, '/accounts/all')).toBe(
      'https://api.sparebank1.no/open/personal/banking/accounts/all',
    )
    expect(helloUrl(endpoints)).toBe('https://api.sparebank1.no/common/helloworld')
  })
  test('keeps a prefix that is not the bank’s', () => {
    expect(bankingUrl(settings, { api: 'http://127.0.0.1:1/sb1' }, '/accounts')).toBe(
      'http://127.0.0.1:1/sb1/personal/banking/accounts',
    )
  })
  test('is given with its generation, for the call budget of its host', () => {
    expect(sparebank1.apiUrl(settings, { api: 'http://127.0.0.1:1' })).toBe(
      'http://127.0.0.1:1/personal/banking',
    )
    expect(sparebank1.apiUrl(legacy, {})).toBe('https://api.sparebank1.no/open/personal/banking')
  })
  test('encodes every opaque character of a key', () => {
    expect(queryString([['accountKey', 'a/b+c=d&e f,ø']])).toBe('accountKey=a%2Fb%2Bc%3Dd%26e%20f%2C%C3%B8')
  })
})

test('the bank’s limits and overlap are those of the sheet', () => {
  expect(sparebank1.budgets({}).get('api.sparebank1.no')).toEqual({
    maxCalls: 60,
    windowMs: 3_600_000,
    defaultWaitMs: 3_600_000,
  })
  expect(sparebank1.overlapDays(['current', 'savings'])).toBe(14)
  expect(sparebank1.overlapDays(['current', 'credit-card'])).toBe(45)
  expect(sparebank1.settings.parse(sparebank1.defaultSettings)).toEqual(sparebank1.defaultSettings)
  expect(oauthServer(sparebank1.defaultSettings, {}).redirectUri).toBe('http://localhost:8765/callback')
})
