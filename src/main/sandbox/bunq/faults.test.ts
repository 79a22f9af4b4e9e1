import { request } from 'node:http'
import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { answerBunqConsent } from './answer-consent.ts'
import { startBunqSandbox, type BunqSandboxOptions } from './sandbox.ts'
import type { Fault } from './switches.ts'
import {
  authorizeUrl,
  codeIn,
  isSignedBy,
  openSession,
  signIn,
  tokenRequest,
  wrapped,
} from './test-client.ts'

const users = '/v1/user'
const start = (options: BunqSandboxOptions = {}) =>
  startBunqSandbox({
    clock: movableClock('2026-07-08T10:00:00Z'),
    ...options,
    switches: { rateLimits: 'off' },
  })

test.each([
  [{ kind: 'unauthorized' }, 401, 'Insufficient authorisation.', true],
  [{ kind: 'wrong-credentials' }, 400, 'User credentials are incorrect. Incorrect API key or IP address.', true],
  [{ kind: 'signature-required' }, 466, 'Request signature is required for this operation.', true],
  [{ kind: 'forbidden' }, 403, 'Not allowed.', true],
  [{ kind: 'too-many-requests' }, 429, 'Too many requests. You can do a maximum of 3 calls per 3 second to this endpoint.', false],
  [{ kind: 'server-error' }, 500, 'Something went wrong.', false],
  [{ kind: 'server-error', status: 503 }, 503, 'Something went wrong.', false],
] as const)('the fault %o answers so once, signed or not as bunq would, and is over', async (fault, status, text, isSigned) => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ on: users, ...fault })
  const reply = await client.get(users)
  expect([reply.status, reply.error, isSignedBy(client.serverPem, reply)]).toEqual([status, text, isSigned])
  expect((await client.get(users)).status).toBe(200)
}) // prettier-ignore

test.each([
  ['maintenance', 491],
  ['html', 200],
] as const)('the fault %s is a web page with status %i and no signature', async (kind, status) => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ on: users, kind })
  const reply = await client.get(users)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8'])
  expect(reply.headers.has('x-bunq-server-signature')).toBe(false)
})

test('a broken signature stands over the real answer, and another fault leaves it out', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ on: users, kind: 'broken-signature' })
  bank.fail({ on: users, kind: 'unsigned' })
  const broken = await client.get(users)
  expect([broken.status, isSignedBy(client.serverPem, broken)]).toEqual([200, false])
  expect(wrapped(broken, 'UserPerson')['id']).toBe(client.userId)
  const bare = await client.get(users)
  expect([bare.status, bare.headers.has('x-bunq-server-signature')]).toEqual([200, false])
  expect(isSignedBy(client.serverPem, await client.get(users))).toBe(true)
})

test('cut-off JSON has half of the answer under the signature of the whole', async () => {
  await using bank = await start()
  const { sessionToken, serverPem, get } = await signIn(bank)
  const whole = await get(users)
  bank.fail({ on: users, kind: 'cut-off-json' })
  const headers = { 'user-agent': 'test', 'x-bunq-client-authentication': sessionToken }
  const reply = await fetch(`${bank.url}${users}`, { headers })
  const half = await reply.text()
  expect([reply.status, half]).toEqual([200, whole.text.slice(0, whole.text.length >> 1)])
  const signature = reply.headers.get('x-bunq-server-signature')
  expect(signature).toBe(whole.headers.get('x-bunq-server-signature'))
  expect(isSignedBy(serverPem, { ...whole, text: half })).toBe(false)
})

test('wrong types are signed as bunq’s own words: only the shape tells', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ on: users, kind: 'wrong-types' })
  const reply = await client.get(users)
  expect(wrapped(reply, 'UserPerson')).toMatchObject({ id: 'ukjent', first_name: 7 })
  expect(isSignedBy(client.serverPem, reply)).toBe(true)
})

test('a connection that drops breaks in the middle of the body, a slow one comes late and right', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ on: users, kind: 'dropped-connection' })
  await expect(client.get(users)).rejects.toThrow()
  bank.fail({ on: users, kind: 'slow', delayMs: 60 })
  const before = performance.now()
  expect(isSignedBy(client.serverPem, await client.get(users))).toBe(true)
  expect(performance.now() - before).toBeGreaterThanOrEqual(55)
})

test('a body without end begins as bunq’s lists do', async () => {
  await using bank = await start()
  const { sessionToken } = await signIn(bank)
  bank.fail({ on: users, kind: 'huge-body', bytes: 200_000 })
  const headers = { 'user-agent': 'test', 'x-bunq-client-authentication': sessionToken }
  const text = await (await fetch(`${bank.url}${users}`, { headers })).text()
  expect([text.startsWith('{"Response":['), text.length > 190_000]).toEqual([true, true])
})

test('a fault of the session address leaves the key good; one of the token address leaves the code good', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.fail({ on: '/v1/session-server', kind: 'wrong-credentials' })
  expect((await openSession(bank, client.token, bank.apiKey)).status).toBe(400)
  expect((await openSession(bank, client.token, bank.apiKey)).status).toBe(200)
  const code = codeIn(await answerBunqConsent(authorizeUrl(bank)))
  const faults: readonly Fault[] = [
    { on: '/v1/token', kind: 'invalid-grant' },
    { on: '/v1/token', kind: 'invalid-client' },
  ]
  for (const fault of faults) bank.fail(fault)
  const errors = [await tokenRequest(bank, code), await tokenRequest(bank, code)].map((reply) => reply.json())
  expect(await Promise.all(errors)).toMatchObject([{ error: 'invalid_grant' }, { error: 'invalid_client' }])
  expect((await tokenRequest(bank, code)).status).toBe(200)
})

test('faults can be cleared, and a call that times out does not hold up closing', async () => {
  const bank = await start()
  const client = await signIn(bank)
  bank.fail({ on: users, kind: 'forbidden' })
  bank.clearFaults()
  expect((await client.get(users)).status).toBe(200)
  bank.fail({ on: users, kind: 'time-out' })
  const waiting = client.get(users).then(
    () => 'answered',
    () => 'broken off',
  )
  await expect.poll(() => bank.calls.all.at(-1), { timeout: 10_000 }).toMatchObject({ path: users, status: null })
  await bank.close()
  expect(await waiting).toBe('broken off')
}) // prettier-ignore

test('the log of calls names routes, and never an id, a secret or a value', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const code = codeIn(await answerBunqConsent(authorizeUrl(bank)))
  await tokenRequest(bank, code)
  await client.get(`/v1/user/${client.userId}/monetary-account/3620001/payment?count=5`)
  await openSession(bank, client.token, bank.apiKey)
  expect(bank.calls.all.slice(-3)).toMatchObject([
    { method: 'POST', path: '/v1/token', queryKeys: ['grant_type', 'code', 'redirect_uri', 'client_id', 'client_secret'] },
    { method: 'GET', path: '/v1/user/:uid/monetary-account/:aid/payment', queryKeys: ['count'], status: 200 },
    { method: 'POST', path: '/v1/session-server', status: 200 },
  ])
  const log = JSON.stringify(bank.calls.all)
  expect(bank.secrets().filter((secret) => log.includes(secret))).toEqual([])
  expect(log).not.toContain('3620001')
}) // prettier-ignore

test('a page of another name that points at this machine is turned away', async () => {
  await using bank = await start()
  const { port } = new URL(bank.url)
  const status = await new Promise<number | undefined>((answered, failed) => {
    const headers = { host: `evil.example:${port}` }
    request({ host: '127.0.0.1', port, path: '/v1/user', headers }, (reply) => answered(reply.resume().statusCode))
      .on('error', failed)
      .end()
  })
  expect(status).toBe(421)
}) // prettier-ignore
