import { expect, test } from 'vitest'
import type { SignInStage } from '../../../shared/progress.ts'
import { bunq } from './adapter.ts'
import { callsOf, connect, emptyKept, person, signal, startBank } from './testing/connection.ts'

test('a key signs in with an installation, a device and a session, and then reads', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank)
  const stages: SignInStage[] = []
  await connection.link.signIn(person({}, stages))
  expect(stages).toEqual(['installation', 'device', 'session'])
  await connection.link.test(signal)
  expect((await connection.link.accounts(signal)).accounts).toHaveLength(bank.books('ingrid').accounts.length)
  expect(bank.writesSeen()).toEqual([])
})

test('nothing has to be prepared for a key', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank)
  const nothing = { providerName: null, redirectUri: null }
  expect(await connection.link.prepare(person())).toEqual(nothing)
  expect(bank.calls.count()).toBe(0)
})

test('a restart goes on with the session it had', async () => {
  await using bank = await startBank()
  await using first = await connect(bank)
  await first.link.signIn(person())
  bank.calls.clear()
  await using second = await connect(bank, { kept: first.kept })
  await second.link.test(signal)
  expect(bank.calls.all.map(({ path }) => path)).toEqual(['/v1/user'])
})

test('a new sandbox user is made once, and its key is kept', async () => {
  await using bank = await startBank()
  const credentials = { isNewSandboxUser: true } as const
  await using first = await connect(bank, { credentials })
  await first.link.signIn(person())
  await using second = await connect(bank, { credentials, kept: first.kept })
  await second.link.signIn(person())
  expect(callsOf(bank, 'POST', '/v1/sandbox-user-person')).toBe(1)
  expect(first.context()['apiKey']).toMatch(/^sandbox_[0-9a-f]{56}$/)
})

test('a new user whose key died unused is made anew by the next sign-in', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, { credentials: { isNewSandboxUser: true } })
  bank.fail({ on: '/v1/installation', kind: 'server-error' })
  await connection.failure(connection.link.signIn(person()))
  bank.clock.advance(3_600_000)
  const error = await connection.failure(connection.link.signIn(person()))
  expect(error).toMatchObject({ code: 'client-rejected' })
  await connection.link.signIn(person())
  expect(callsOf(bank, 'POST', '/v1/sandbox-user-person')).toBe(2)
  await connection.link.test(signal)
})

test.each([
  ['production', 'a sandbox key', (key: string) => ({ apiKey: key })],
  ['sandbox', 'a key of production', (key: string) => ({ apiKey: key.replace('sandbox_', '') })],
  ['production', 'a new sandbox user', () => ({ isNewSandboxUser: true }) as const],
] as const)('%s is not asked with %s', async (environment, _what, credentialsFor) => {
  await using bank = await startBank()
  const credentials = credentialsFor(bank.apiKey)
  await using connection = await connect(bank, { credentials, settings: { environment } })
  const error = await connection.failure(connection.link.signIn(person()))
  expect(error).toMatchObject({ code: 'client-rejected' })
  expect(bank.calls.count()).toBe(0)
})

test('a key that never worked is refused as a key, and nothing is repeated', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, { credentials: { apiKey: `sandbox_${'0'.repeat(56)}` } })
  const error = await connection.failure(connection.link.signIn(person()))
  expect(error).toMatchObject({ code: 'client-rejected' })
  expect(bank.calls.all.map(({ path }) => path)).toEqual(['/v1/installation', '/v1/device-server'])
})

test('a refused device is not registered behind the person’s back', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, { credentials: { apiKey: `sandbox_${'0'.repeat(56)}` } })
  await connection.failure(connection.link.signIn(person()))
  bank.calls.clear()
  expect(await connection.failure(connection.link.test(signal))).toMatchObject({ code: 'needs-login' })
  expect(bank.calls.count()).toBe(0)
})

test('another key starts over; what the old one had is not used', async () => {
  await using bank = await startBank()
  const credentials = { isNewSandboxUser: true } as const
  await using first = await connect(bank, { credentials })
  await first.link.signIn(person())
  await using second = await connect(bank, { kept: first.kept })
  expect(await second.failure(second.link.test(signal))).toMatchObject({ code: 'needs-login' })
  await second.link.signIn(person())
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(2)
  expect((await second.link.accounts(signal)).accounts).toHaveLength(bank.books('ingrid').accounts.length)
})

test('signing in again with a living session asks the bank whether it still holds', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank)
  await connection.link.signIn(person())
  bank.calls.clear()
  await connection.link.signIn(person())
  expect(bank.calls.all.map(({ path }) => path)).toEqual(['/v1/user'])
})

test('without a sign-in the person is asked to sign in, and the bank is not called', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank)
  expect(await connection.failure(connection.link.test(signal))).toMatchObject({ code: 'needs-login' })
  expect(bank.calls.count()).toBe(0)
})

test('a context of a form we do not know is as good as none', async () => {
  await using bank = await startBank()
  for (const text of ['not JSON', '{"version":2}']) {
    await using connection = await connect(bank, { kept: { ...emptyKept(), text } })
    expect(await connection.failure(connection.link.test(signal))).toMatchObject({ code: 'needs-login' })
    await connection.link.signIn(person())
    await connection.link.test(signal)
  }
})

test('a sign-in cancelled between two steps stops there, and the next one goes on', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank)
  const stop = new AbortController()
  const hooks = {
    ...person(),
    signal: stop.signal,
    onStage: (stage: SignInStage) => stage === 'device' && stop.abort(),
  }
  const error = await connection.failure(connection.link.signIn(hooks))
  expect(error).toMatchObject({ code: 'consent-cancelled' })
  expect(callsOf(bank, 'POST', '/v1/session-server')).toBe(0)
  await connection.link.signIn(person())
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(1)
  expect(callsOf(bank, 'POST', '/v1/device-server')).toBe(1)
})

test('an installation that the bank forgot before it had a device is made anew by the next sign-in', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank)
  bank.fail({ on: '/v1/device-server', kind: 'forbidden' })
  await connection.failure(connection.link.signIn(person()))
  bank.fail({ on: '/v1/device-server', kind: 'unauthorized' })
  await connection.link.signIn(person())
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(2)
})

test('a page in place of an answer registers no device', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank)
  bank.fail({ on: '/v1/device-server', kind: 'html' })
  const error = await connection.failure(connection.link.signIn(person()))
  expect(error).toMatchObject({ code: 'unexpected-response' })
  expect(connection.context()['device']).toBe('asked')
  await connection.link.signIn(person())
  await connection.link.test(signal)
})

test('a server key that is none is not kept', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank)
  const post = connection.deps.http.post
  const withoutKey: typeof post = async (request, body) => {
    const reply = await post(request, body)
    return request.label === 'POST /v1/installation'
      ? { ...reply, text: reply.text.replace(/(PUBLIC KEY-----(?:\\n)?)MII/, '$1AAA') }
      : reply
  }
  const link = bunq.link({ ...connection.deps, http: { ...connection.deps.http, post: withoutKey } })
  const error = await connection.failure(link.signIn(person()))
  expect(error).toMatchObject({ code: 'unexpected-response' })
  expect(connection.kept.text).toBeNull()
})

test('an invented user whose key the sandbox forgot gets another one by signing in', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, { credentials: { isNewSandboxUser: true } })
  await connection.link.signIn(person())
  const first = connection.context()['apiKey']
  bank.fail({ on: '/v1/user', kind: 'wrong-credentials' })
  await connection.link.signIn(person())
  expect(connection.context()['apiKey']).not.toBe(first)
  await connection.link.test(signal)
})
