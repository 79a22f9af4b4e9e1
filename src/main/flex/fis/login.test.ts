import { expect, test } from 'vitest'
import type { AppError } from '../../../shared/errors.ts'
import { everythingIn } from '../../http/testing/server.ts'
import { clock, granted, loginAt, refusal } from './testing/login-at.ts'

test('the login is a form with two fields, and shows no token of an earlier one', async () => {
  const { seen, bodies } = await loginAt(granted())
  const [request] = seen
  expect(`${request?.method} ${request?.url}`).toBe('POST /auth/v1/token')
  expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  expect(request?.headers['authorization']).toBeUndefined()
  const form = new URLSearchParams(bodies[0])
  expect([...form.keys()].sort()).toEqual(['assertion', 'grant_type'])
  expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer')
  expect(form.get('assertion')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
})

test.each([
  ['an hour', 3600, 3_600_000, 3_540_000],
  ['an hour with its decimals cut', 3599, 3_599_000, 3_539_000],
  ['longer than any token lives', 1e9, 3_600_000, 3_540_000],
  ['nearly at its end', 40, 40_000, 20_000],
])('a token for %s is renewed before it ends', async (_what, expires_in, life, renewed) => {
  const { token } = await loginAt(granted({ expires_in }))
  expect(token).toMatchObject({ expiresAt: clock.now() + life, renewAt: clock.now() + renewed })
})

test.each(['urn:ietf:params:oauth:token-type:jwt', 'urn:ietf:params:oauth:token-type:access_token'])(
  'what the token is called changes nothing: %s',
  async (issued_token_type) => {
    expect((await loginAt(granted({ issued_token_type }))).token?.accessToken).toBe('a.b.c')
  },
)

test.each([
  ['the client is unknown', 'invalid_client', 'invalid or unknown client', 'client-rejected'],
  ['the party may not be assumed', 'invalid_client', 'could not assume the requested party in sub', 'party-refused'],
  ['the party may not be assumed, in other words', 'invalid_target', 'entity cannot assume requested party', 'party-refused'],
  ['the signature is another key’s', 'invalid_request', 'could not verify assertion: key or payload is invalid: x', 'key-refused'],
  ['the audience is another', 'invalid_request', 'assertion audience is not https://flex-test.elhub.no/auth/v1/', 'bank-refused'],
  ['the party is named in a form it cannot read', 'invalid_request', 'invalid assertion payload format: invalid subject: incorrect number of parts', 'bank-refused'],
  ['it cannot read the assertion', 'invalid_request', 'assertion is not signed jwt in compact form', 'bank-refused'],
  ['it does not know the grant', 'unsupported_grant_type', 'unsupported grant type', 'bank-refused'],
  ['it says nothing', '', '', 'bank-refused'],
] as const)('where %s the person learns that, whatever the clocks say', async (_what, error, words, code) => {
  expect((await loginAt(refusal(error, words))).error?.code).toBe(code)
  expect((await loginAt(refusal(error, words), clock.now() + 600_000)).error?.code).toBe(code)
}) // prettier-ignore

test('a caller who counts as logged in is no unknown client', async () => {
  const answer = { ...refusal('invalid_client', 'client is not anonymous'), status: 401 }
  expect((await loginAt(answer)).error?.code).toBe('bank-refused')
})

const tooFar = 'invalid assertion payload: iat must be within 10 seconds of server time'
const unsaid = 'invalid assertion payload'

test.each([
  ['the server’s clock is ahead', tooFar, 600_000, 'clock-wrong'],
  ['the server’s clock is behind', tooFar, -600_000, 'clock-wrong'],
  ['it is eleven seconds', tooFar, 11_000, 'clock-wrong'],
  ['the server does not say which claim', unsaid, 600_000, 'clock-wrong'],
  ['the clocks agree', tooFar, 0, 'bank-refused'],
  ['the clocks agree to a few seconds', tooFar, 5_000, 'bank-refused'],
  ['the clocks agree and no claim is named', unsaid, 0, 'bank-refused'],
  ['the server tells no time, and names the claim', tooFar, null, 'clock-wrong'],
  ['the server tells no time and names nothing', unsaid, null, 'bank-refused'],
] as const)('claims are refused, and %s', async (_what, words, aheadMs, code) => {
  const date = aheadMs === null ? null : clock.now() + aheadMs
  expect((await loginAt(refusal('invalid_request', words), date)).error?.code).toBe(code)
})

test('the log learns by how many minutes the clocks differ', async () => {
  const { error } = await loginAt(refusal('invalid_request', tooFar), clock.now() + 600_000)
  expect(error?.message).toContain('10 min')
})

test.each([
  ['a web page', { status: 200, body: '<!doctype html><title>FIS</title>' }],
  ['a token with a line end in it', granted({ access_token: 'a\r\nx-evil: 1' })],
  ['no token', { status: 200, body: '{"token_type":"Bearer","expires_in":3600}' }],
  ['a token of another type', granted({ token_type: 'mac' })],
  ['an end that is text', granted({ expires_in: 'soon' })],
])('an answer that is %s is used for nothing', async (_what, answer) => {
  expect((await loginAt(answer)).error?.code).toBe('unexpected-response')
})

test('too many logins are waited out for as long as FIS says', async () => {
  const answer = {
    ...refusal('access_denied', 'too many login attempts'),
    status: 429,
    headers: { 'retry-after': '120' },
  }
  const { error } = await loginAt(answer)
  expect(error).toMatchObject({ code: 'bank-busy', retryAt: new Date(clock.now() + 120_000).toISOString() })
})

test('a wall that wants nobody says no without a word', async () => {
  expect((await loginAt({ status: 403, body: '' })).error?.code).toBe('bank-refused')
})

test('no error of a login carries a word of the server, the assertion or the key', async () => {
  const canary = 'c4n4ry-Kari-Nordmann'
  const errors: AppError[] = []
  for (const error of ['invalid_client', 'invalid_request', canary])
    for (const words of [canary, `audience ${canary}`, `could not verify ${canary}`, `iat ${canary}`]) {
      const { error: thrown, bodies } = await loginAt(refusal(error, words))
      if (thrown !== null) errors.push(thrown)
      for (const part of new URLSearchParams(bodies[0]).get('assertion')?.split('.') ?? [])
        expect(everythingIn(thrown)).not.toContain(part)
    }
  expect(errors).toHaveLength(12)
  for (const error of errors) expect(everythingIn(error)).not.toContain(canary)
})
