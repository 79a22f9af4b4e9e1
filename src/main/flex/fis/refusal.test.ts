import { expect, test } from 'vitest'
import { everythingIn } from '../../http/testing/server.ts'
import { codeOf, startApi } from './testing/invented-api.ts'

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
  await using api = await startApi([{ status, body, type: 'text/plain; charset=utf-8' }])
  expect(await codeOf(api.record())).toBe(code)
}) // prettier-ignore

test('what its support asks for goes with a refusal', async () => {
  const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const refusal = { status: 400, body: '{"code":"42703"}' }
  await using api = await startApi([
    { ...refusal, headers: { traceresponse: trace } },
    { ...refusal, headers: { traceresponse: '<script>' } },
  ])
  await expect(api.record()).rejects.toMatchObject({ bankTrace: trace, message: expect.stringContaining('42703') as string }) // prettier-ignore
  await expect(api.record()).rejects.toMatchObject({ bankTrace: undefined })
})

test('no error and no line of the log carries a token, or a word of an answer', async () => {
  const canary = 'c4n4ry-Kari-Nordmann'
  const words = JSON.stringify({ code: canary, message: canary, details: canary, error: canary })
  const thrown: string[] = []
  for (const status of [204, 307, 400, 401, 403, 404, 406, 409, 500]) {
    await using api = await startApi([{ status, body: status === 204 ? '' : words }])
    await api.record().catch((error: unknown) => thrown.push(everythingIn(error)))
    for (const said of [...thrown, ...api.log.lines]) {
      expect(said).not.toContain(canary)
      expect(said).not.toContain('token-1')
      expect(said).not.toContain('token-2')
    }
  }
  expect(thrown).toHaveLength(9)
})
