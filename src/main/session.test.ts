import { expect, test } from 'vitest'
import { AppError } from '../shared/errors.ts'
import type { Endpoints } from './systems/system.ts'
import { banks } from './banks/index.ts'
import type { Http } from './http/port.ts'
import { noOwnHttp } from './http/testing/unasked.ts'
import { tlsKeys } from './sandbox/bankid/tls-keys.ts'
import { createSessions } from './session.ts'
import type { ConnectionRecord } from './store/connections.ts'
import { systems } from './systems/index.ts'
import { createMemoryKeychain } from './vault/memory-keychain.ts'
import { createVault } from './vault/vault.ts'

const simulator: Endpoints = { token: 'http://127.0.0.1:9/oauth/token', api: 'http://127.0.0.1:9' }
const bank: Endpoints = {}
const clock = { now: () => Date.parse('2026-11-21T11:00:00.000Z') }
const signal = new AbortController().signal
const connection: ConnectionRecord = {
  id: '3a0c4d5e-0000-4000-8000-000000000001',
  system: 'sparebank1',
  name: 'SpareBank 1',
  status: 'ready',
  settings: banks.sparebank1.defaultSettings,
  createdAt: '2026-01-01T00:00:00.000Z',
  syncedAt: null,
  lastFailure: null,
  consentIdleEndsAt: null,
  consentEndsAt: null,
  historyFrom: null,
  hasChosenAccounts: true,
  isPaused: false,
  failureCount: 0,
  nextTryAt: null,
  lastCalls: null,
  consentToldFor: null,
  failureToldFor: null,
}
const tokens = {
  accessToken: 'access',
  accessExpiresAt: clock.now() - 1,
  refreshToken: 'refresh',
  refreshIdleExpiresAt: null,
  refreshAbsoluteExpiresAt: null,
}

/** How a call ends at these addresses with tokens of the bank or of a simulator, and where it went before. */
async function callAt(endpoints: Endpoints, isOfSimulator: boolean) {
  const vault = createVault({ keychain: createMemoryKeychain(), service: 'test' })
  const credentials = { clientId: 'id', clientSecret: 'secret' }
  await vault.save(connection.id, { credentials, tokens: { ...tokens, isOfSimulator } })
  const asked: string[] = []
  const refuse: Http['get'] = ({ url }) => {
    asked.push(new URL(url).host)
    return Promise.reject(new AppError('offline', 'no call leaves a test'))
  }
  const sessions = createSessions({
    vault,
    systems,
    endpointsOf: () => endpoints,
    http: { get: refuse, postForm: refuse, post: refuse },
    openHttp: noOwnHttp,
    clock,
    onTokens: () => undefined,
    onConsentEnd: () => undefined,
  })
  const call = async () => await (await sessions.open(connection)).test(signal)
  const error = await call().catch((thrown: unknown) => thrown)
  return { code: error instanceof AppError ? error.code : error, asked }
}

test('the bank’s refresh token and the client’s secret never go to a simulator, nor a simulator’s to the bank', async () => {
  expect(await callAt(simulator, false)).toEqual({ code: 'needs-login', asked: [] })
  expect(await callAt(bank, true)).toEqual({ code: 'needs-login', asked: [] })
})

test('each goes to the one it came from', async () => {
  expect(await callAt(simulator, true)).toEqual({ code: 'offline', asked: ['127.0.0.1:9'] })
  expect(await callAt(bank, false)).toEqual({ code: 'offline', asked: ['api.sparebank1.no'] })
})

test('a token of the bank is not sent to a simulator that replaces only its data', async () => {
  expect(await callAt({ api: simulator.api ?? '' }, false)).toEqual({ code: 'invalid-input', asked: [] })
})

test('a way that is being opened while everything is closed is not opened after it', async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const { certificate, privateKey } = (await tlsKeys()).client
  const credentials = { rpCertificate: certificate, rpPrivateKey: privateKey, passphrase: null }
  const never = () => Promise.reject(new Error('nothing was opened'))
  const unasked: Http = { get: never, postForm: never, post: never }
  let opened = 0
  const sessions = createSessions({
    // A keychain that asks the person first.
    vault: {
      load: async () => (await answered, { credentials, tokens: null }),
      saveTokens: () => Promise.resolve(),
      saveContext: () => Promise.resolve(),
    },
    systems,
    endpointsOf: () => ({}),
    http: unasked,
    openHttp: () => ((opened += 1), { ...unasked, close: () => Promise.resolve() }),
    clock,
    onTokens: () => undefined,
    onConsentEnd: () => undefined,
  })
  const opening = sessions.openBankId({
    ...connection,
    system: 'bankid',
    settings: systems.bankid.defaultSettings,
  })
  await sessions.close()
  answer()
  await expect(opening).rejects.toMatchObject({ code: 'cancelled' })
  expect(opened).toBe(0)
})
