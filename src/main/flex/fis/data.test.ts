import { expect, test } from 'vitest'
import { isAppError } from '../../../shared/errors.ts'
import type { FlexQuery } from '../../../shared/flex.ts'
import { createHttp } from '../../http/client.ts'
import { everythingIn, recordingLog, serve, testClock, type Answer } from '../../http/testing/server.ts'
import type { TokenSource } from '../../oauth/port.ts'
import { readPage, readRecord } from './data.ts'
import { signal } from './testing.ts'

const query: FlexQuery = { resource: 'party', filters: [], order: null, embed: [] }

interface Reply {
  readonly status?: number
  readonly type?: string
  readonly body?: string
  readonly headers?: Record<string, string>
}

/** A data API that gives these answers in turn, the last one for ever. */
async function start(replies: readonly Reply[], apiVersion: string | null = '2026-06-08') {
  const answer: Answer = (_request, response, count) => {
    const { status = 200, type = 'application/json', body = '[]', headers = {} } =
      replies[Math.min(count, replies.length) - 1] ?? {}
    response.writeHead(status, { 'content-type': type, ...headers }).end(body)
  } // prettier-ignore
  const server = await serve(answer)
  const log = recordingLog()
  const http = createHttp({ clock: testClock(), log, userAgent: 'test', allowLoopbackHttp: true, random: () => 0 }) // prettier-ignore
  const given: string[] = []
  const tokens: TokenSource = {
    accessToken: () => Promise.resolve('token-1'),
    replaceToken: (refused) => {
      given.push(refused)
      return Promise.resolve('token-2')
    },
  }
  const deps = { http, apiUrl: `${server.url}/api/v1`, apiVersion }
  return {
    server,
    log,
    given,
    page: (limit = 500) => readPage(deps, tokens, query, { offset: 0, limit }, signal),
    record: (resource: FlexQuery['resource'] = 'party', embed: readonly string[] = []) =>
      readRecord(deps, tokens, { resource, id: 1482, embed }, signal),
    async [Symbol.asyncDispose]() {
      await http.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'answered'
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
}

test('a page is asked for with its token, its version and a count', async () => {
  await using api = await start([{ headers: { 'content-range': '0-24/3573' } }])
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
  await using api = await start([{}], null)
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
  await using api = await start([{ status: 206, headers: { 'content-range': range } }])
  expect((await api.page()).total).toBe(total)
})

test('a page beyond the end is empty and knows how many there are', async () => {
  const body = '{"code":"PGRST103","message":"Requested range not satisfiable"}'
  await using api = await start([{ status: 416, body, headers: { 'content-range': '*/25' } }])
  expect(await api.page()).toEqual({ rows: [], total: 25 })
})

test('one record is asked for by its number, and a notice by a list, because it has no page of its own', async () => {
  await using api = await start([{ body: '{"id":1482}' }, { body: '{"id":1482}' }, { body: '[{"id":1482}]' }])
  await api.record()
  await api.record('party', ['entity', 'membership'])
  await api.record('notice')
  expect(api.server.seen.map(({ url }) => url)).toEqual([
    '/api/v1/party/1482',
    '/api/v1/party/1482?embed=entity,membership',
    '/api/v1/notice?id=eq.1482&order=id.asc&limit=1&offset=0',
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
  await using api = await start([reply, { body: '[{"id":1}]' }])
  expect((await api.page()).rows).toEqual([{ id: 1 }])
  expect(api.given).toEqual(['token-1'])
  expect(api.server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
}) // prettier-ignore

test('a fresh token that is refused too is an end, and not the beginning of a round', async () => {
  await using api = await start([expired])
  expect(await codeOf(api.page())).toBe('bank-refused')
  expect(api.server.seen).toHaveLength(2)
})

test.each([
  ['a row that is not there or not for us', 406, '{"code":"PGRST116","message":"Cannot coerce"}', 'not-found'],
  ['the same, from another version', 404, '{"code":"HTTP404","message":"Not Found"}', 'not-found'],
  ['another form than it can give', 406, '{"code":"PGRST107","message":"x"}', 'bank-refused'],
  ['a scope that is too small', 403, '{"code":"HTTP403","message":"Forbidden","details":"insufficient scope"}', 'scope-missing'],
  ['a scope too small for what to bring along', 403, '{"code":"HTTP403","message":"insufficient scope for embedded resource: entity"}', 'scope-missing'],
  ['a table its role may not read', 403, '{"code":"42501","message":"permission denied for view x"}', 'role-missing'],
  ['a wall', 403, '', 'bank-refused'],
  ['no version', 400, '{"message": "Api-Version header is required and must be a supported version"}', 'bank-refused'],
  ['a filter it cannot read', 400, '{"code":"PGRST100","message":"failed to parse filter"}', 'bank-refused'],
  ['a column it does not know', 400, '{"code":"42703","message":"column does not exist"}', 'bank-refused'],
  ['a rule of its own', 400, '{"code":"P0001","message":"x"}', 'bank-refused'],
  ['a redirect to its pages', 307, '', 'unexpected-response'],
  ['no content', 204, '', 'unexpected-response'],
  ['a fault of its own', 500, '{"code":"HTTP500","message":"Try again later"}', 'bank-unreachable'],
  ['too many calls', 429, '', 'bank-busy'],
])('%s is told apart', async (_what, status, body, code) => {
  await using api = await start([{ status, body, type: 'text/plain; charset=utf-8' }])
  expect(await codeOf(api.record())).toBe(code)
}) // prettier-ignore

test('what its support asks for goes with a refusal', async () => {
  const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const refusal = { status: 400, body: '{"code":"42703"}' }
  await using api = await start([
    { ...refusal, headers: { traceresponse: trace } },
    { ...refusal, headers: { traceresponse: '<script>' } },
  ])
  await expect(api.record()).rejects.toMatchObject({ bankTrace: trace, message: expect.stringContaining('42703') as string }) // prettier-ignore
  await expect(api.record()).rejects.toMatchObject({ bankTrace: undefined })
})

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
  await using api = await start([{ body, type: 'text/html' }])
  expect(await codeOf(api.page(2))).toBe('unexpected-response')
})

test('rows are what was sent: ids to their last digit, texts as they are, decimals and nothings', async () => {
  const text = `=HYPERLINK("x")<img src=x onerror=alert(1)>\\u202e`
  const body = `[{"id":9223372036854775807,"small":7.4,"name":${JSON.stringify(text)},"at":null,"list":[1,"a",{"ok":true}]}]`
  await using api = await start([{ body }])
  expect((await api.page()).rows).toEqual([
    { id: '9223372036854775807', small: 7.4, name: text, at: null, list: [1, 'a', { ok: true }] },
  ])
})

test('an answer larger than any page is not read to its end', async () => {
  const body = `[{"id":1,"name":"${'x'.repeat(9 * 1024 * 1024)}"}]`
  await using api = await start([{ body }])
  expect(await codeOf(api.page())).toBe('unexpected-response')
})

test('no error and no line of the log carries a token, or a word of an answer', async () => {
  const canary = 'c4n4ry-Kari-Nordmann'
  const words = JSON.stringify({ code: canary, message: canary, details: canary, error: canary })
  const thrown: string[] = []
  for (const status of [204, 307, 400, 401, 403, 404, 406, 409, 500]) {
    await using api = await start([{ status, body: status === 204 ? '' : words }])
    await api.record().catch((error: unknown) => thrown.push(everythingIn(error)))
    for (const said of [...thrown, ...api.log.lines]) {
      expect(said).not.toContain(canary)
      expect(said).not.toContain('token-1')
      expect(said).not.toContain('token-2')
    }
  }
  expect(thrown).toHaveLength(9)
})
