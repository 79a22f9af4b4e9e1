import { expect, test } from 'vitest'
import { jsonText, leafText, wholeJson } from './json-text.ts'

const beyond = '9223372036854775807'

test('signs that are not seen, or turn the text around them, are written as escapes', () => {
  expect(jsonText('a\u202eb\u200b')).toBe('"a\\u202eb\\u200b"')
})

test('an id too long for a number is the number it is at FIS; a text of digits stays a text', () => {
  expect(leafText('id', beyond)).toBe(beyond)
  expect(leafText('controllable_unit_id', beyond)).toBe(beyond)
  expect(leafText('business_id', '133700000009990010')).toBe('"133700000009990010"')
  expect(leafText('name', beyond)).toBe(`"${beyond}"`)
  expect(leafText(null, beyond)).toBe(`"${beyond}"`)
  expect(leafText('id', '5120')).toBe('"5120"')
})

test('a row is copied with every digit, and a text that looks like a line of JSON stays a text', () => {
  const row = {
    id: beyond,
    business_id: '133700000009990010',
    entity: { id: beyond, list: [beyond] },
    name: `x"\n  "id": "${beyond}"`,
    party_id: 1482,
  }
  const text = wholeJson(row)
  expect(text).toContain(`  "id": ${beyond},\n  "business_id": "133700000009990010"`)
  expect(text).toContain(`    "id": ${beyond},\n    "list": [\n      "${beyond}"`)
  expect(JSON.parse(text)).toMatchObject({ name: row.name, party_id: 1482, business_id: row.business_id })
})
