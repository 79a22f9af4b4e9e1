import { expect, test } from 'vitest'
import {
  callsOf,
  connect,
  ownClient,
  person,
  signal,
  startBank,
  type TestBank,
} from './testing/connection.ts'

async function signedIn(bank: TestBank) {
  const connection = await connect(bank)
  await connection.link.signIn(person())
  bank.calls.clear()
  return connection
}

const weekMs = 604_800_000

test('a session is renewed half a minute before its end, with one call and no new installation', async () => {
  await using bank = await startBank()
  await using connection = await signedIn(bank)
  bank.clock.advance(weekMs - 31_000)
  await connection.link.test(signal)
  expect(bank.calls.count('/v1/session-server')).toBe(0)
  bank.clock.advance(1_001)
  await connection.link.test(signal)
  expect(bank.calls.all.map(({ path }) => path)).toEqual(['/v1/user', '/v1/session-server', '/v1/user'])
})

test('parallel calls share one renewal, told to whoever takes the network away', async () => {
  await using bank = await startBank()
  await using connection = await signedIn(bank)
  bank.clock.advance(weekMs)
  const before = connection.work.length
  await Promise.all([1, 2, 3, 4].map(() => connection.link.test(signal)))
  expect(callsOf(bank, 'POST', '/v1/session-server')).toBe(1)
  expect(connection.work).toHaveLength(before + 1)
})

test('a caller who stops waiting does not stop the renewal', async () => {
  await using bank = await startBank()
  await using connection = await signedIn(bank)
  bank.clock.advance(weekMs)
  bank.fail({ on: '/v1/session-server', kind: 'slow', delayMs: 150 })
  const stop = new AbortController()
  const impatient = connection.failure(connection.link.test(stop.signal))
  const patient = connection.link.test(signal)
  await expect.poll(() => bank.calls.count('/v1/session-server')).toBe(1)
  stop.abort()
  expect(await impatient).toMatchObject({ code: 'cancelled' })
  await patient
  expect(callsOf(bank, 'POST', '/v1/session-server')).toBe(1)
})

test.each(['401-authorisation', '403-authentication'] as const)(
  'a session that ended early (%s) is renewed, and the call made once more',
  async (deadSession) => {
    await using bank = await startBank({ switches: { deadSession } })
    await using connection = await signedIn(bank)
    bank.fail({ on: '/v1/user', kind: 'unauthorized' })
    await connection.link.test(signal)
    expect(bank.calls.all.map(({ path }) => path)).toEqual(['/v1/user', '/v1/session-server', '/v1/user'])
  },
)

test('a fresh session that is refused as well is not renewed again', async () => {
  await using bank = await startBank()
  await using connection = await signedIn(bank)
  bank.fail({ on: '/v1/user', kind: 'unauthorized', times: 5 })
  expect(await connection.failure(connection.link.test(signal))).toMatchObject({ code: 'bank-refused' })
  expect(bank.calls.all.map(({ path }) => path)).toEqual(['/v1/user', '/v1/session-server', '/v1/user'])
})

test('what a fresh session may not read costs no session the next time, and everything else still does', async () => {
  await using bank = await startBank()
  await using connection = await signedIn(bank)
  bank.fail({ on: '/v1/user/', endsIn: '/card', kind: 'unauthorized', times: 3 })
  await connection.link.accounts(signal)
  await connection.link.accounts(signal)
  expect(callsOf(bank, 'POST', '/v1/session-server')).toBe(1)
  bank.fail({ on: '/v1/user', kind: 'unauthorized' })
  await connection.link.test(signal)
  expect(callsOf(bank, 'POST', '/v1/session-server')).toBe(2)
})

test('a session that answers nothing is renewed, also where a fresh one was refused before', async () => {
  await using bank = await startBank()
  await using connection = await signedIn(bank)
  bank.fail({ on: '/v1/user', kind: 'unauthorized', times: 3 })
  await connection.failure(connection.link.test(signal))
  await connection.link.test(signal)
  expect(callsOf(bank, 'POST', '/v1/session-server')).toBe(2)
})

test('a refusal that speaks of no session costs no renewal, and names the bank’s reference', async () => {
  await using bank = await startBank()
  await using connection = await signedIn(bank)
  bank.fail({ on: '/v1/user', kind: 'forbidden' })
  const error = await connection.failure(connection.link.test(signal))
  expect(error).toMatchObject({ code: 'bank-refused', bankTrace: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  expect(bank.calls.count('/v1/session-server')).toBe(0)
})

test('what another process renewed meanwhile is used', async () => {
  await using bank = await startBank()
  await using here = await signedIn(bank)
  await using there = await connect(bank, { kept: here.kept })
  bank.clock.advance(weekMs)
  await there.link.test(signal)
  await here.link.test(signal)
  expect(callsOf(bank, 'POST', '/v1/session-server')).toBe(1)
})

test('a connection that was ended while its session was renewed does not come back', async () => {
  await using bank = await startBank()
  await using connection = await signedIn(bank)
  bank.clock.advance(weekMs)
  bank.fail({ on: '/v1/session-server', kind: 'slow', delayMs: 100 })
  const reading = connection.failure(connection.link.test(signal))
  await expect.poll(() => bank.calls.count('/v1/session-server')).toBe(1)
  connection.kept.text = null
  expect(await reading).toMatchObject({ code: 'needs-login' })
  expect(connection.kept.text).toBeNull()
})

test('another network address is told apart from a key that never worked', async () => {
  await using bank = await startBank({ switches: { honoursWildcard: false } })
  await using connection = await signedIn(bank)
  bank.switches.callerIp = '203.0.113.99'
  expect(await connection.failure(connection.link.test(signal))).toMatchObject({ code: 'bank-ip-changed' })
  bank.clock.advance(weekMs)
  expect(await connection.failure(connection.link.test(signal))).toMatchObject({ code: 'bank-ip-changed' })
  expect(callsOf(bank, 'POST', '/v1/session-server')).toBe(1)
  bank.switches.callerIp = null // home again
  await connection.link.test(signal)
})

test('a network address may change where the wildcard is honoured', async () => {
  await using bank = await startBank()
  await using connection = await signedIn(bank)
  bank.switches.callerIp = '203.0.113.99'
  await connection.link.test(signal)
})

test('a deleted key ends in one question, not in a loop', async () => {
  await using bank = await startBank()
  await using connection = await signedIn(bank)
  bank.revokeKey()
  expect(await connection.failure(connection.link.test(signal))).toMatchObject({ code: 'bank-ip-changed' })
  expect(bank.calls.all.map(({ path }) => path)).toEqual(['/v1/user', '/v1/session-server'])
})

test('a withdrawn grant asks for a new consent', async () => {
  await using bank = await startBank()
  await using connection = await connect(bank, await ownClient(bank))
  await connection.link.signIn(person())
  bank.revokeGrants()
  expect(await connection.failure(connection.link.test(signal))).toMatchObject({ code: 'consent-revoked' })
})

test('an installation that the bank forgot is made anew only when the person signs in', async () => {
  await using bank = await startBank()
  await using connection = await signedIn(bank)
  bank.clock.advance(weekMs)
  bank.fail({ on: '/v1/session-server', kind: 'unauthorized', times: 2 })
  expect(await connection.failure(connection.link.test(signal))).toMatchObject({ code: 'needs-login' })
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(0)
  await connection.link.signIn(person())
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(1)
  await connection.link.test(signal)
})

test('an installation that may have one session only is replaced, by itself once a day', async () => {
  await using bank = await startBank({ switches: { secondSession: 'refused', sessionTimeoutS: 3600 } })
  await using connection = await signedIn(bank)
  bank.clock.advance(3_600_000)
  await connection.link.test(signal)
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(1)
  bank.clock.advance(3_600_000)
  expect(await connection.failure(connection.link.test(signal))).toMatchObject({ code: 'bank-refused' })
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(1)
  bank.clock.advance(24 * 3_600_000)
  await connection.link.test(signal)
  expect(callsOf(bank, 'POST', '/v1/installation')).toBe(2)
})

test.each([
  ['maintenance', 'bank-unreachable'],
  ['signature-required', 'unexpected-response'],
  ['broken-signature', 'unexpected-response'],
  ['unsigned', 'unexpected-response'],
  ['html', 'unexpected-response'],
  ['cut-off-json', 'unexpected-response'],
] as const)('%s ends in %s, and the next call works', async (kind, code) => {
  await using bank = await startBank()
  await using connection = await signedIn(bank)
  bank.fail({ on: '/v1/user', kind })
  expect(await connection.failure(connection.link.test(signal))).toMatchObject({ code })
  await connection.link.test(signal)
})
