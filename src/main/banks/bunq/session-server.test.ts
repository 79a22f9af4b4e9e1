import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { HttpReply } from '../../http/port.ts'
import { isLiving, sessionIn } from './session-server.ts'
import { createSessionGate } from './session-source.ts'

const openedAt = Date.UTC(2026, 1, 3, 9)

function recorded(name: string): HttpReply {
  const path = `${import.meta.dirname}/../../../../tests/fixtures/bunq/${name}.json`
  return { status: 200, headers: {}, text: readFileSync(path, 'utf8') }
}
const read = (name: string) => sessionIn(recorded(name), 'POST /v1/session-server', openedAt)
const made = (...items: readonly unknown[]) =>
  sessionIn({ status: 200, headers: {}, text: JSON.stringify({ Response: items }) }, 'POST', openedAt)

const token = { Token: { token: 't' } }

test('a key’s session is the person’s own', () => {
  expect(read('session-person')).toMatchObject({
    userType: 'UserPerson',
    userId: 3610001,
    grantedUserId: null,
    timeoutS: 604_800,
  })
})

test('an OAuth session goes by the id of its key, knows who granted it, and lasts as long as the shorter of two', () => {
  expect(read('session-api-key')).toMatchObject({
    userType: 'UserApiKey',
    userId: 3700123,
    grantedUserId: 3610001,
    timeoutS: 604_800,
  })
})

test('older OAuth sessions name nobody', () => {
  expect(read('session-api-key-2018')).toMatchObject({ userId: 3700123, grantedUserId: null, timeoutS: 300 })
})

test('a provider’s first session lasts an hour', () => {
  expect(read('session-provider')).toMatchObject({ userType: 'UserPaymentServiceProvider', timeoutS: 3600 })
})

test('the parts are found by name, in any order, among others', () => {
  const session = made({ Surprise: {} }, { UserCompany: { id: 7, name: 'AS' } }, token, { Id: { id: 1 } })
  expect(session).toMatchObject({ token: 't', userType: 'UserCompany', userId: 7, timeoutS: 300 })
})

test('a kind of user that is new to us has an id like any other', () => {
  expect(made(token, { UserHousehold: { id: 9 } })).toMatchObject({ userType: 'UserHousehold', userId: 9 })
})

test.each([
  ['no token', [{ UserPerson: { id: 1 } }]],
  ['no user', [token]],
  ['a user without an id', [token, { UserPerson: { session_timeout: 5 } }]],
])('an answer with %s is not understood', (_what, items) => {
  expect(() => made(...items)).toThrow(expect.objectContaining({ code: 'unexpected-response' }))
})

test('a session is used until half a minute before its end, a very short one for half of it', () => {
  const session = { ...made(token, { UserPerson: { id: 1, session_timeout: 300 } }) }
  expect(isLiving(session, openedAt + 269_999)).toBe(true)
  expect(isLiving(session, openedAt + 270_000)).toBe(false)
  expect(isLiving({ ...session, timeoutS: 30 }, openedAt + 14_999)).toBe(true)
  expect(isLiving({ ...session, timeoutS: 30 }, openedAt + 15_000)).toBe(false)
})

test('sessions are opened half a minute apart, also where the clock was set back', () => {
  let now = openedAt
  const gate = createSessionGate(() => now, 30_000)
  expect(gate.restMs(null)).toBe(0)
  gate.pass()
  expect(gate.restMs(null)).toBe(30_000)
  now += 12_000
  expect(gate.restMs(null)).toBe(18_000)
  now -= 3_600_000
  expect(gate.restMs(null)).toBe(30_000)
  now += 3_600_000 + 18_000
  expect(gate.restMs(null)).toBe(0)
  expect(gate.restMs(now - 10_000)).toBe(20_000) // opened before a restart
})
