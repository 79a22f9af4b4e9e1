import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import type { SignInStage } from '../../../shared/progress.ts'
import type { SelfSigned } from './certificate.ts'
import { callsOf, connect, ownFiles, ownProvider, person, signal, startBank } from './testing/connection.ts'

const setup = [
  'certificate',
  'installation',
  'credential',
  'device',
  'session',
  'oauth-client',
  'callback-url',
]

test('a provider is made from a name: certificate, credential, client and redirect address', async () => {
  await using bank = await startBank()
  const options = await ownProvider()
  await using connection = await connect(bank, options)
  const stages: SignInStage[] = []
  const prepared = await connection.link.prepare(person({}, stages))
  expect(stages).toEqual(setup)
  expect(prepared.providerName).toMatch(/^Oversikt test PISP AISP [0-9a-f]{8}$/)
  expect(prepared.redirectUri).toBe(`http://localhost:${String(options.settings?.redirectPort)}/callback`)
  const { provider } = connection.context() as { provider: { selfSigned: SelfSigned } }
  const certificate = new X509Certificate(provider.selfSigned.certificate)
  expect(certificate.subject).toBe(`CN=${prepared.providerName ?? ''}\nC=NL`)
}, 60_000)

test('people then consent to it, and each token gets a session under the provider’s installation', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownFiles())
  await connection.link.signIn(person())
  await connection.link.signIn(person({ person: 'Mikkel' }))
  await connection.link.test(signal)
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(1)
  expect(callsOf(bank, 'POST', '/v1/device-server')).toBe(1)
  expect(callsOf(bank, 'POST', '/v1/session-server')).toBe(3)
  expect((await connection.link.accounts(signal)).accounts).toHaveLength(bank.books('mikkel').accounts.length)
})

test('where an installation may have one session only, the person’s gets an installation of its own', async () => {
  await using bank = await startBank({ switches: { secondSession: 'refused' } })
  await using connection = await connect(bank, await ownFiles())
  await connection.link.signIn(person())
  await connection.link.test(signal)
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(2)
  expect(callsOf(bank, 'POST', '/v1/payment-service-provider-credential')).toBe(1)
})

test('what is prepared costs no call a second time', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownFiles())
  const first = await connection.link.prepare(person())
  bank.calls.clear()
  expect(await connection.link.prepare(person())).toEqual(first)
  expect(bank.calls.count()).toBe(0)
})

test('the one client there is is found again, and only a new redirect address is added to it', async () => {
  await using bank = await startBank()
  const options = await ownFiles()
  await using first = await connect(bank, options)
  await first.link.prepare(person())
  await using second = await connect(bank, options) // the same certificate on a computer that knows nothing
  await second.link.prepare(person())
  expect(second.context()['provider']).toMatchObject({
    client: (first.context()['provider'] as { client: unknown }).client,
  })
  expect(callsOf(bank, 'POST', '/v1/user/:uid/oauth-client')).toBe(1)
  expect(callsOf(bank, 'POST', '/v1/user/:uid/oauth-client/:id/callback-url')).toBe(1)
})

test('a provider’s key that lay unused for an hour is asked for anew', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownFiles())
  const stop = new AbortController()
  const onStage = (stage: SignInStage) => stage === 'device' && stop.abort()
  const stopped = connection.link.prepare({ signal: stop.signal, onStage })
  expect(await connection.failure(stopped)).toMatchObject({ code: 'consent-cancelled' })
  bank.clock.advance(3_600_000)
  await connection.link.prepare(person())
  expect(callsOf(bank, 'POST', '/v1/payment-service-provider-credential')).toBe(2)
  expect(callsOf(bank, 'POST', '/v1/device-server')).toBe(1)
})

test('a provider that moved to another network address registers once more, and keeps its client', async () => {
  await using bank = await startBank({ switches: { honoursWildcard: false } })
  const options = await ownFiles()
  await using connection = await connect(bank, options)
  await connection.link.signIn(person())
  bank.switches.callerIp = '203.0.113.99'
  bank.clock.advance(604_800_000)
  // What the person consented to is not bound to the address; what the provider itself asks is.
  const settings = { ...options.settings, redirectPort: (options.settings?.redirectPort ?? 0) + 1 }
  await using moved = await connect(bank, { ...options, settings, kept: connection.kept })
  await moved.link.prepare(person())
  expect(callsOf(bank, 'POST', '/v1/payment-service-provider-credential')).toBe(2)
  expect(callsOf(bank, 'POST', '/v1/user/:uid/oauth-client')).toBe(1)
})

test('a fresh consent that is refused has the provider register once more, not in a loop', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownFiles())
  await connection.link.prepare(person())
  bank.calls.clear()
  bank.fail({ on: '/v1/session-server', kind: 'wrong-credentials' })
  await connection.link.signIn(person())
  await connection.link.test(signal)
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(1)
  bank.fail({ on: '/v1/session-server', kind: 'wrong-credentials', times: 9 })
  bank.calls.clear()
  const error = await connection.failure(connection.link.signIn(person()))
  expect(error).toMatchObject({ code: 'client-rejected' })
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(1)
})

test('a sign-in registers anew once, however often the bank refuses', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownFiles())
  await connection.link.prepare(person())
  bank.fail({ on: '/v1/session-server', kind: 'server-error' })
  await connection.failure(connection.link.signIn(person())) // a consent that came to no session
  bank.calls.clear()
  bank.fail({ on: '/v1/session-server', kind: 'wrong-credentials' })
  bank.fail({ on: '/v1/session-server', kind: 'wrong-credentials', after: 1, times: 2 }) // the provider's own is let through
  const error = await connection.failure(connection.link.signIn(person()))
  expect(error).toMatchObject({ code: 'consent-revoked' })
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(1)
  expect(callsOf(bank, 'POST', '/v1/token')).toBe(1)
})

test.each(['/v1/payment-service-provider-credential', '/v1/device-server'])(
  'an installation that the bank forgot before %s is made anew by the next sign-in',
  async (on) => {
    await using bank = await startBank()
    await using connection = await connect(bank, await ownFiles())
    bank.fail({ on, kind: 'forbidden' })
    await connection.failure(connection.link.prepare(person()))
    bank.fail({ on, kind: 'unauthorized' })
    await connection.link.prepare(person())
    expect(callsOf(bank, 'POST', '/v1/installation')).toBe(2)
  },
)

test('a provider’s session that ended before the bank said is replaced when an address is added', async () => {
  await using bank = await startBank()
  const options = await ownFiles()
  await using connection = await connect(bank, options)
  await connection.link.prepare(person())
  const settings = { ...options.settings, redirectPort: (options.settings?.redirectPort ?? 0) + 1 }
  await using moved = await connect(bank, { ...options, settings, kept: connection.kept })
  bank.fail({ on: '/v1/user/', endsIn: '/oauth-client', kind: 'unauthorized' })
  await moved.link.prepare(person())
  expect(callsOf(bank, 'POST', '/v1/user/:uid/oauth-client/:id/callback-url')).toBe(2)
})

test('a page in place of an answer adds no redirect address', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownFiles())
  bank.fail({ on: '/v1/user/', endsIn: '/callback-url', kind: 'html' })
  const error = await connection.failure(connection.link.prepare(person()))
  expect(error).toMatchObject({ code: 'unexpected-response' })
  await connection.link.prepare(person())
  expect(callsOf(bank, 'POST', '/v1/user/:uid/oauth-client/:id/callback-url')).toBe(2)
})

test('a certificate without a role is refused before the bank is asked', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownFiles('Nobody'))
  const error = await connection.failure(connection.link.prepare(person()))
  expect(error).toMatchObject({ code: 'client-rejected' })
  expect(bank.calls.count()).toBe(0)
})

test('a certificate one makes oneself is for the sandbox alone', async () => {
  await using bank = await startBank()
  const options = await ownProvider()
  const settings = { ...options.settings, environment: 'production' } as const
  await using connection = await connect(bank, { ...options, settings })
  const error = await connection.failure(connection.link.prepare(person()))
  expect(error).toMatchObject({ code: 'client-rejected' })
  expect(bank.calls.count()).toBe(0)
})
