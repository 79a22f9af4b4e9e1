import { expect, test } from 'vitest'
import { mapHeader, originOf, registerSchemes, toInside, toOutside } from './schemes.ts'

registerSchemes([{ scheme: 'app', privileges: { standard: true } }])

test.each([
  ['app://bundle/index.html', 'https://bundle.app.invalid/index.html'],
  ['app://bundle/a/b.js?x=1#y', 'https://bundle.app.invalid/a/b.js?x=1#y'],
  ['app://a.b/x', 'https://a.b.app.invalid/x'],
])('%s is %s inside Chromium, and back', (outside, inside) => {
  expect(toInside(outside)).toBe(inside)
  expect(toOutside(inside)).toBe(outside)
})

test('an address without a path gets one, as a standard scheme has it', () => {
  expect(toInside('app://bundle')).toBe('https://bundle.app.invalid/')
})

test.each([
  'https://example.org/x',
  'https://bundle.other.invalid/x',
  'other://bundle/x',
  'data:text/html,x',
  '',
])('%s is nobody’s and stays as it is', (url) => {
  expect(toInside(url)).toBe(url)
  expect(toOutside(url)).toBe(url)
})

test('an origin is that of the scheme, and has no slash at its end', () => {
  expect(originOf('app://bundle/index.html#/x')).toBe('app://bundle')
  expect(toOutside('https://bundle.app.invalid')).toBe('app://bundle')
  expect(originOf('https://example.org:8443/x')).toBe('https://example.org:8443')
  expect(originOf('')).toBe('null')
})

test('headers that name an address are turned, all others are left alone', () => {
  const inside = 'https://bundle.app.invalid/x'
  expect(mapHeader('Referer', inside, toOutside)).toBe('app://bundle/x')
  expect(mapHeader('location', 'app://bundle/x', toInside)).toBe(inside)
  expect(mapHeader('x-note', inside, toOutside)).toBe(inside)
})

test('a scheme without hosts cannot be stood in for', () => {
  expect(() => registerSchemes([{ scheme: 'plain' }])).toThrow(
    "not available in the Chromium host: the scheme 'plain' without 'standard: true'",
  )
})
