import { expect, test } from 'vitest'
import type { SignInStage } from '../../../shared/progress.ts'
import { answerBunqConsent } from '../../sandbox/bunq/answer-consent.ts'
import { callsOf, connect, ownClient, person, signal, startBank } from './testing/connection.ts'

test('the person consents, and the access token opens a session as a secret, never as a bearer', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownClient(bank))
  const stages: SignInStage[] = []
  await connection.link.signIn(person({}, stages))
  expect(stages.filter((stage) => stage !== 'waiting-for-bank')).toEqual([
    'opening-browser',
    'exchanging-code',
    'installation',
    'device',
    'session',
  ])
  await connection.link.test(signal)
  const session = connection.context()['session']
  expect(session).toMatchObject({ userType: 'UserApiKey', grantedUserId: expect.any(Number) })
  expect(connection.context()['grant']).toMatchObject({ grantedAt: bank.clock.now() })
})

test('everything the token address is told stands in the query', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownClient(bank))
  await connection.link.signIn(person())
  expect(bank.calls.all.find(({ path }) => path === '/v1/token')?.queryKeys).toEqual([
    'grant_type',
    'code',
    'redirect_uri',
    'client_id',
    'client_secret',
  ])
})

test('only the accounts the person shared are read, under the id of the connection', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownClient(bank))
  const [shared] = bank.books('ingrid').accounts
  await connection.link.signIn(person({ accounts: [shared?.account.id ?? 0] }))
  const { accounts } = await connection.link.accounts(signal)
  expect(accounts.map(({ bankKey }) => bankKey)).toEqual([String(shared?.account.id)])
})

test('what was kept for a simulator is not shown to the bank, and a sign-in replaces it', async () => {
  await using bank = await startBank()
  const options = await ownClient(bank)
  await using first = await connect(bank, options)
  await first.link.signIn(person())
  bank.calls.clear()
  first.kept.belongsElsewhere = true
  await using second = await connect(bank, { ...options, kept: first.kept })
  expect(await second.failure(second.link.test(signal))).toMatchObject({ code: 'needs-login' })
  expect(bank.calls.count()).toBe(0)
  await second.link.signIn(person())
  await second.link.test(signal)
})

test('a registered https address is answered by pasting where the browser ended', async () => {
  await using bank = await startBank()
  const options = await ownClient(bank)
  const settings = { ...options.settings, redirectScheme: 'https' } as const
  const redirectUri = `https://localhost:${String(settings.redirectPort)}/callback`
  bank.oauthClient.redirectUris = [redirectUri]
  await using connection = await connect(bank, { ...options, settings })
  expect(await connection.link.prepare(person())).toEqual({ providerName: null, redirectUri })
  let paste: (address: string) => void = () => expect.unreachable('pasted too early')
  await connection.link.signIn({
    ...person(),
    onPasteable: (accept) => (paste = accept),
    openBrowser: async (url) => paste(await answerBunqConsent(url)),
  })
  await connection.link.test(signal)
})

test('a person who says no leaves the consent before in use', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownClient(bank))
  await connection.link.signIn(person())
  const before = connection.kept.text
  const error = await connection.failure(connection.link.signIn(person({ decision: 'deny' })))
  expect(error).toMatchObject({ code: 'consent-denied' })
  expect(connection.kept.text).toBe(before)
  await connection.link.test(signal)
})

test('consenting again gives the new token an installation and a device of its own', async () => {
  await using bank = await startBank({ switches: { regrantInvalidates: true } })
  await using connection = await connect(bank, await ownClient(bank))
  await connection.link.signIn(person())
  await connection.link.signIn(person())
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(2)
  expect(callsOf(bank, 'POST', '/v1/device-server')).toBe(2)
  await connection.link.test(signal)
})

test('from another network address a new consent lets the person in again', async () => {
  await using bank = await startBank({ switches: { honoursWildcard: false } })
  await using connection = await connect(bank, await ownClient(bank))
  await connection.link.signIn(person())
  bank.switches.callerIp = '203.0.113.99'
  expect(await connection.failure(connection.link.test(signal))).toMatchObject({ code: 'consent-revoked' })
  await connection.link.signIn(person())
  await connection.link.test(signal)
})

test('a consent that never came to a session is used before another is asked for', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownClient(bank))
  bank.fail({ on: '/v1/installation', kind: 'server-error' })
  const error = await connection.failure(connection.link.signIn(person()))
  expect(error).toMatchObject({ code: 'bank-unreachable' })
  await connection.link.signIn(person('stays-away'))
  expect(callsOf(bank, 'POST', '/v1/token')).toBe(1)
  await connection.link.test(signal)
})

test('such a consent that the bank will not take for whatever reason is asked for again', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownClient(bank))
  bank.fail({ on: '/v1/device-server', kind: 'forbidden' })
  await connection.failure(connection.link.signIn(person()))
  bank.fail({ on: '/v1/device-server', kind: 'forbidden' })
  await connection.link.signIn(person())
  expect(callsOf(bank, 'POST', '/v1/token')).toBe(2)
  await connection.link.test(signal)
})

test('such a consent that was withdrawn meanwhile is asked for again', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownClient(bank))
  bank.fail({ on: '/v1/installation', kind: 'server-error' })
  await connection.failure(connection.link.signIn(person()))
  bank.revokeGrants()
  await connection.link.signIn(person())
  expect(callsOf(bank, 'POST', '/v1/token')).toBe(2)
  await connection.link.test(signal)
})

test.each([
  ['invalid-grant', 400, 'code-expired'],
  ['invalid-grant', 401, 'code-expired'],
  ['invalid-client', 400, 'client-rejected'],
  ['html', 400, 'unexpected-response'],
  ['maintenance', 400, 'unexpected-response'],
  ['server-error', 400, 'bank-unreachable'],
] as const)('a token request answered with %s (%i) ends in %s', async (kind, tokenErrorStatus, code) => {
  await using bank = await startBank({ switches: { tokenErrorStatus } })
  await using connection = await connect(bank, await ownClient(bank))
  bank.fail({ on: '/v1/token', kind })
  expect(await connection.failure(connection.link.signIn(person()))).toMatchObject({ code })
  expect(connection.kept.text).toBeNull()
})

test('a redirect address that was never registered ends without a consent', async () => {
  await using bank = await startBank()
  const options = await ownClient(bank)
  bank.oauthClient.redirectUris = ['http://localhost:1/other']
  await using connection = await connect(bank, options)
  const stop = new AbortController()
  const hooks = { ...person('stays-away'), signal: stop.signal }
  const signingIn = connection.failure(connection.link.signIn(hooks))
  stop.abort()
  expect(await signingIn).toMatchObject({ code: 'consent-cancelled' })
})

test('a key in place of a client is no client', async () => {
  await using bank = await startBank()
  const { settings = {} } = await ownClient(bank)
  await using connection = await connect(bank, { settings })
  const error = await connection.failure(connection.link.signIn(person()))
  expect(error).toMatchObject({ code: 'client-missing' })
})
