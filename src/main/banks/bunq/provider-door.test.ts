import { X509Certificate } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Credentials } from '../../../shared/contract-connect.ts'
import type { SignInStage } from '../../../shared/progress.ts'
import { makeSelfSigned, type SelfSigned } from './certificate.ts'
import {
  callsOf,
  connect,
  ownProvider,
  person,
  signal,
  startBank,
  startedAt,
  type ConnectOptions,
} from './testing/connection.ts'

const setup = [
  'certificate',
  'installation',
  'credential',
  'device',
  'session',
  'oauth-client',
  'callback-url',
]

let made: SelfSigned
beforeAll(async () => {
  made = await makeSelfSigned('Test PISP AISP one', Date.parse(startedAt)) // one for all: 4096 bits take their time
})

/** The person's own files: the same walk without a certificate to make. */
async function ownFiles(): Promise<ConnectOptions> {
  const credentials: Credentials = { ...made, chain: made.certificate }
  return { ...(await ownProvider()), credentials }
}

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
})

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
  bank.fail({ on: '/v1/device-server', kind: 'server-error' })
  await connection.failure(connection.link.prepare(person()))
  bank.clock.advance(3_600_000)
  await connection.link.prepare(person())
  expect(callsOf(bank, 'POST', '/v1/payment-service-provider-credential')).toBe(2)
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

test.each([
  ['a certificate without a role', { certificate: 'Test one' }],
  ['files in production that are none', { certificate: null }],
])('%s is refused before the bank is asked', async (_what, { certificate }) => {
  await using bank = await startBank()
  const options = await ownFiles()
  const roleless = certificate === null ? null : await makeSelfSigned(certificate, Date.parse(startedAt))
  const credentials: Credentials =
    roleless === null ? { providerName: 'x' } : { ...roleless, chain: roleless.certificate }
  const environment = roleless === null ? 'production' : 'sandbox'
  await using connection = await connect(bank, {
    credentials,
    settings: { ...options.settings, environment },
  })
  const error = await connection.failure(connection.link.prepare(person()))
  expect(error).toMatchObject({ code: 'client-rejected' })
  expect(bank.calls.count()).toBe(0)
})
