import { expect, test } from 'vitest'
import { codeOf, startApi } from './testing/invented-api.ts'

const deep = `${'['.repeat(40)}${']'.repeat(40)}`
const abyss = `${'['.repeat(200_000)}${']'.repeat(200_000)}`

test.each([
  ['the page that describes the API, with 200', '<!doctype html><html></html>'],
  ['an object', '{"id":1}'],
  ['texts', '["a"]'],
  ['nothing', '[null]'],
  ['cut off', '[{"id":1},{"id"'],
  ['a number beyond all numbers', '[{"id":1e999}]'],
  ['nested without end', `[{"id":1,"data":${deep}}]`],
  ['nested until a reader falls over', `[{"id":1,"data":${abyss}}]`],
  ['a trap for who copies it', '[{"id":1,"__proto__":{"isAdmin":true}}]'],
  ['a trap further in', '[{"id":1,"data":{"__proto__":1}}]'],
  ['more rows than were asked for', '[{"id":1},{"id":2},{"id":3}]'],
  ['a row of a thousand columns', `[{${Array.from({ length: 1000 }, (_, at) => `"c${at}":1`).join(',')}}]`],
])('a list that is %s is shown to nobody', async (_what, body) => {
  await using api = await startApi([{ body, type: 'text/html' }])
  expect(await codeOf(api.page(2))).toBe('unexpected-response')
})

test('rows are what was sent: ids to their last digit, texts as they are, decimals and nothings', async () => {
  const text = `=HYPERLINK("x")<img src=x onerror=alert(1)>\\u202e`
  const body = `[{"id":9223372036854775807,"small":7.4,"name":${JSON.stringify(text)},"at":null,"list":[1,"a",{"ok":true}]}]`
  await using api = await startApi([{ body }])
  expect((await api.page()).rows).toEqual([
    { id: '9223372036854775807', small: 7.4, name: text, at: null, list: [1, 'a', { ok: true }] },
  ])
})

test('an answer larger than any page is not read to its end', async () => {
  const body = `[{"id":1,"name":"${'x'.repeat(9 * 1024 * 1024)}"}]`
  await using api = await startApi([{ body }])
  expect(await codeOf(api.page())).toBe('unexpected-response')
})
