import { expect, test } from 'vitest'
import { codeOf, startApi } from './testing/invented-api.ts'

test('a page is asked for with its token, its version and a count', async () => {
  await using api = await startApi([{ headers: { 'content-range': '0-24/3573' } }])
  expect(await api.page(25)).toEqual({ rows: [], total: 3573 })
  const [request] = api.server.seen
  expect(request?.url).toBe('/api/v1/party?order=id.asc&limit=25&offset=0')
  expect(request?.headers).toMatchObject({
    authorization: 'Bearer token-1',
    'api-version': '2026-06-08',
    prefer: 'count=exact',
    accept: 'application/json',
    'user-agent': 'test',
  })
})

test('no version is sent to a system that knows none', async () => {
  await using api = await startApi([{}], null)
  await api.page()
  expect(api.server.seen[0]?.headers).not.toHaveProperty('api-version')
})

test.each([
  ['0-24/3573', 3573],
  ['*/0', 0],
  ['0-24/*', null],
  ['*/*', null],
  ['nonsense', null],
])('of %s the total is %s', async (range, total) => {
  await using api = await startApi([{ status: 206, headers: { 'content-range': range } }])
  expect((await api.page()).total).toBe(total)
})

test('a page beyond the end is empty and knows how many there are', async () => {
  const body = '{"code":"PGRST103","message":"Requested range not satisfiable"}'
  await using api = await startApi([{ status: 416, body, headers: { 'content-range': '*/25' } }])
  expect(await api.page()).toEqual({ rows: [], total: 25 })
})

test('one record is asked for by its number, and a notice by a list, because it has no page of its own', async () => {
  await using api = await startApi([
    { body: '{"id":1482}' },
    { body: '{"id":1482}' },
    { body: '[{"id":1482}]' },
  ])
  await api.record()
  await api.record('party', ['entity', 'membership'])
  await api.record('notice')
  expect(api.server.seen.map(({ url }) => url)).toEqual([
    '/api/v1/party/1482',
    '/api/v1/party/1482?embed=entity,membership',
    '/api/v1/notice?id=eq.1482&order=id.asc&limit=1&offset=0',
  ])
})

test('a record whose id no number holds is asked for, and read, with every digit', async () => {
  const id = '9223372036854775807'
  const row = `{"id":${id},"party_id":9007199254740993}`
  await using api = await startApi([{ body: row }, { body: `[${row}]` }])
  for (const resource of ['party', 'notice'] as const)
    expect(await api.record(resource, [], id)).toEqual({ id, party_id: '9007199254740993' })
  expect(api.server.seen.map(({ url }) => url)).toEqual([
    `/api/v1/party/${id}`,
    `/api/v1/notice?id=eq.${id}&order=id.asc&limit=1&offset=0`,
  ])
})

const challenge = {
  'www-authenticate': 'Bearer error="invalid_token", error_description="invalid bearer token"',
}
const expired = { status: 400, body: '{"error":"invalid_request"}', headers: challenge }

test.each([
  ['400 that says so in a header', expired],
  ['401', { status: 401, body: '{"code":"HTTP401","message":"Unauthorized"}' }],
])('a token that is over (%s) is renewed once, and the call made once more', async (_what, reply) => {
  await using api = await startApi([reply, { body: '[{"id":1}]' }])
  expect((await api.page()).rows).toEqual([{ id: 1 }])
  expect(api.given).toEqual(['token-1'])
  expect(api.server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
}) // prettier-ignore

test('a fresh token that is refused too is an end, and not the beginning of a round', async () => {
  await using api = await startApi([expired])
  expect(await codeOf(api.page())).toBe('bank-refused')
  expect(api.server.seen).toHaveLength(2)
})
