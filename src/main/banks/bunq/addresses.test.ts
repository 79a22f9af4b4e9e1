import { expect, test } from 'vitest'
import { addressesOf, budgetRules, pauseIn, sessionSpacingMsAt } from './addresses.ts'

test('each environment has its own hosts, and the token hosts are spelled differently', () => {
  expect(addressesOf('production', {})).toEqual({
    api: 'https://api.bunq.com',
    authorize: 'https://oauth.bunq.com/auth',
    token: 'https://api.oauth.bunq.com/v1/token',
  })
  expect(addressesOf('sandbox', {})).toEqual({
    api: 'https://public-api.sandbox.bunq.com',
    authorize: 'https://oauth.sandbox.bunq.com/auth',
    token: 'https://api-oauth.sandbox.bunq.com/v1/token',
  })
})

test.each(['', '/', '/v1', '/v1/'])('a replaced address may end in "%s"', (ending) => {
  expect(addressesOf('sandbox', { api: `http://127.0.0.1:4000${ending}` }).api).toBe('http://127.0.0.1:4000')
})

test('replaced OAuth addresses get the bank’s path where they have none', () => {
  const origin = 'http://127.0.0.1:4000'
  expect(addressesOf('production', { authorize: origin, token: origin })).toMatchObject({
    authorize: `${origin}/auth`,
    token: `${origin}/v1/token`,
  })
  const own = { authorize: `${origin}/consent`, token: `${origin}/give/token` }
  expect(addressesOf('production', own)).toMatchObject(own)
})

test('every host of both environments is called once a second at most', () => {
  const rules = budgetRules({})
  expect([...rules.keys()].toSorted()).toEqual([
    'api-oauth.sandbox.bunq.com',
    'api.bunq.com',
    'api.oauth.bunq.com',
    'oauth.bunq.com',
    'oauth.sandbox.bunq.com',
    'public-api.sandbox.bunq.com',
  ])
  for (const rule of rules.values()) expect(rule.spacingMs).toBe(1000)
})

test('a simulator is not spared, and sets its own limits', () => {
  const rules = budgetRules({ api: 'http://127.0.0.1:4000' })
  expect(rules.get('127.0.0.1:4000')).toMatchObject({ patienceMs: 31_000, defaultWaitMs: 3000 })
  expect(rules.get('127.0.0.1:4000')).not.toHaveProperty('spacingMs')
  expect(sessionSpacingMsAt('http://127.0.0.1:4000')).toBe(0)
  expect(sessionSpacingMsAt('https://api.bunq.com')).toBe(30_000)
})

test.each([
  ['Too many requests. You can do a maximum of 3 calls per 3 second to this endpoint.', 3000],
  ['Too many requests. You can do a maximum of 1 call per 30 seconds to this endpoint.', 30_000],
  ['Too many requests. You can do a maximum of 9 GET call per 9 second to this endpoint.', 9000],
  ['You can do a maximum of 10 calls per day to this endpoint.', 86_400_000],
  ['You can do a maximum of 3 calls per 1 minute to this endpoint.', 60_000],
  ['Too many requests.', null],
  ['<html>', null],
] as const)('%s', (text, expected) => {
  expect(pauseIn(JSON.stringify({ Error: [{ error_description: text }] }))).toBe(expected)
})

test('both pauses that generation A asks for are sat out, a day is not', () => {
  const patienceMs = budgetRules({}).get('api.bunq.com')?.patienceMs ?? 0
  expect(patienceMs).toBeGreaterThan(30_000)
  expect(patienceMs).toBeLessThan(86_400_000)
})
