import { expect, test } from 'vitest'
import { installTrustedTypes, onlyPlainText } from './trusted-types.ts'

test('CSS text passes unchanged', () => {
  const css = ':root{--a:1px}@media(min-width:40em){a>b{content:"x"}}'
  expect(onlyPlainText(css)).toBe(css)
})

test('text that could hold an element is refused', () => {
  for (const text of ['<img onerror=alert(1)>', 'a</style>', '<']) {
    expect(() => onlyPlainText(text)).toThrow(TypeError)
  }
})

test('the default policy has a rule for HTML and none for scripts', () => {
  const made: [string, object][] = []
  installTrustedTypes({ trustedTypes: { createPolicy: (name, rules) => made.push([name, rules]) } })
  expect(made).toHaveLength(1)
  expect(made[0]?.[0]).toBe('default')
  expect(Object.keys(made[0]?.[1] ?? {})).toEqual(['createHTML'])
})
