import { expect, test } from 'vitest'
import { isLoopbackHost, pageAddress } from './page.ts'

const built = { url: 'app://bundle/index.html', origin: 'app://bundle', isDevServer: false }

test('the built page comes from app://bundle', () => {
  expect(pageAddress(false, undefined)).toEqual(built)
  expect(pageAddress(true, undefined)).toEqual(built)
})

test('while developing, the page may come from a server on this machine', () => {
  expect(pageAddress(false, 'http://localhost:5173')).toEqual({
    url: 'http://localhost:5173/',
    origin: 'http://localhost:5173',
    isDevServer: true,
  })
})

test('a packaged app has no development server, whatever the environment says', () => {
  expect(pageAddress(true, 'http://localhost:5173')).toEqual(built)
})

test.each([
  'http://evil.example:5173',
  'https://localhost.evil.example',
  'file:///tmp/x.html',
  'not an address',
  '',
])('a development server elsewhere does not count: %s', (url) =>
  expect(pageAddress(false, url)).toEqual(built),
)

test.each(['127.0.0.1', '127.9.9.9', '[::1]', 'localhost'])('%s is this machine', (host) => {
  expect(isLoopbackHost(host)).toBe(true)
})

test.each(['127.0.0.1.evil.example', 'localhost.evil.example', '128.0.0.1', '[::2]', '', 'a127.0.0.1'])(
  '%s is not this machine',
  (host) => expect(isLoopbackHost(host)).toBe(false),
)
