import { expect, test } from 'vitest'
import { judgeCallback } from './callback.ts'

const state = 'the-state'
const redirectUri = new URL('http://localhost:8765/callback')
const good = { method: 'GET', url: `/callback?code=c&state=${state}`, headers: { host: 'localhost:8765' } }
const judge = (request: Partial<typeof good> & { headers?: Record<string, string> }) =>
  judgeCallback({ ...good, ...request }, redirectUri, state)

test('the bank’s answer is recognised, whichever name the machine is called by', () => {
  for (const host of ['localhost:8765', 'LOCALHOST:8765', '127.0.0.1:8765', '[::1]:8765']) {
    const verdict = judge({ headers: { host } })
    expect(verdict.kind === 'match' && verdict.parameters.get('code')).toBe('c')
  }
})

test.each([
  'localhost',
  'localhost:8766',
  'evil.example:8765',
  'localhost.evil.example:8765',
  '0.0.0.0:8765',
  '',
])('a request for host “%s” is not for us', (host) => {
  expect(judge({ headers: { host } })).toEqual({ kind: 'refused', status: 421 })
})

test('a request without a host is not for us', () => {
  expect(judgeCallback({ ...good, headers: {} }, redirectUri, state)).toEqual({
    kind: 'refused',
    status: 421,
  })
})

test.each([
  '/',
  '/favicon.ico',
  '/callback/',
  '/Callback',
  '//callback',
  '/callback%2F',
  '/callback/../callback',
  '',
])('the path “%s” is not the registered one', (path) => {
  const url = `${path}?code=c&state=${state}`
  expect(judge({ url })).toEqual({ kind: 'refused', status: 404 })
})

test('an address with another host in its path is not the registered one', () => {
  expect(judge({ url: `http://evil.example/callback?code=c&state=${state}` })).toEqual({
    kind: 'refused',
    status: 404,
  })
})

test.each(['POST', 'HEAD', 'PUT', 'OPTIONS'])('%s is not how a bank sends a browser back', (method) => {
  expect(judge({ method })).toEqual({ kind: 'refused', status: 405 })
})

test.each(['image', 'iframe', 'script', 'empty'])(
  'a hit that no person sees (%s) decides nothing',
  (destination) => {
    const headers = { host: 'localhost:8765', 'sec-fetch-dest': destination }
    expect(judge({ headers, url: '/callback?state=wrong' })).toEqual({ kind: 'refused', status: 400 })
    expect(judge({ headers })).toEqual({ kind: 'refused', status: 400 })
  },
)

test('a page fetched ahead of a click decides nothing; the page itself does', () => {
  const host = 'localhost:8765'
  expect(judge({ headers: { host, 'sec-purpose': 'prefetch' } })).toEqual({ kind: 'refused', status: 400 })
  expect(judge({ headers: { host, 'sec-fetch-dest': 'document' } }).kind).toBe('match')
})

test.each([
  'code=c',
  'code=c&state=',
  'code=c&state=the-statE',
  'code=c&state=the-state2',
  `code=c&state=${state}&state=${state}`,
  `code=c&state=æøå`,
])('“%s” does not carry our state', (query) => {
  expect(judge({ url: `/callback?${query}` })).toEqual({ kind: 'mismatch' })
})

test('a redirect URI without a path takes the root', () => {
  const root = judgeCallback(
    { ...good, url: `/?code=c&state=${state}` },
    new URL('http://localhost:8765'),
    state,
  )
  expect(root.kind).toBe('match')
})
