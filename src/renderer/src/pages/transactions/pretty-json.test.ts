import { expect, test } from 'vitest'
import { prettyJson } from './pretty-json.ts'

test('objects and lists are laid out as JSON.stringify does it', () => {
  const value = { a: 1, b: [true, null, { c: 'x, {y}: "z" \\' }], d: {}, e: [], f: '' }
  expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2))
  expect(prettyJson('  [ 1 ,2 ]\n')).toBe('[\n  1,\n  2\n]')
  expect(prettyJson('"alone"')).toBe('"alone"')
})

test('numbers stay digit for digit, and doubled keys stay both', () => {
  expect(prettyJson('{"id":12345678901234567890,"n":1.10,"n":2}')).toBe(
    '{\n  "id": 12345678901234567890,\n  "n": 1.10,\n  "n": 2\n}',
  )
})

test('marks that turn text round are shown instead of obeyed', () => {
  expect(prettyJson('{"a":"\u202egnp.exe\u2066"}')).toBe('{\n  "a": "\\u202egnp.exe\\u2066"\n}')
})

test('what is no JSON is shown as it came', () => {
  expect(prettyJson('<html>{"a":')).toBe('<html>{"a":')
  expect(prettyJson('')).toBe('')
})
