import { expect, test } from 'vitest'
import type { HttpReply } from '../../http/port.ts'
import { everythingIn } from '../../http/testing/server.ts'
import { expectOk, refusalOf, refused } from './refusal.ts'

const trace = '3b0b6c1e-5a1e-4f0a-8c7e-9d0a3b2c1d01'

function reply(status: number, ...said: readonly string[]): HttpReply {
  const Error = said.map((text) => ({ error_description: text, error_description_translated: 'Onvoldoende' }))
  return { status, headers: { 'x-bunq-client-response-id': trace }, text: JSON.stringify({ Error }) }
}

test.each([
  [400, 'User credentials are incorrect. Incorrect API key or IP address.', 'credentials'],
  [400, 'user CREDENTIALS ARE INCORRECT, somehow', 'credentials'],
  [401, 'Insufficient authorisation.', 'dead-session'],
  [403, 'Insufficient authentication.', 'dead-session'],
  [401, 'Token Invalid', 'dead-session'],
  [400, 'Authentication token already has a user session.', 'second-session'],
  [400, 'The request signature is invalid.', 'other'],
  [403, 'Not enough permissions to create payment.', 'other'],
  [400, 'Insufficient authorisation.', 'other'],
] as const)('%i %s means %s', (status, said, expected) => {
  expect(refusalOf(reply(status, said))).toBe(expected)
})

test('of several texts any may be the one', () => {
  expect(refusalOf(reply(400, 'Something else.', 'Incorrect API key or IP address.'))).toBe('credentials')
})

test.each([
  [400, 'bank-refused'],
  [404, 'bank-refused'],
  [466, 'unexpected-response'],
  [490, 'bank-refused'],
  [491, 'bank-unreachable'],
  [304, 'unexpected-response'],
  [399, 'unexpected-response'],
] as const)('%i is %s', (status, code) => expect(refused(reply(status, 'x'), 'GET').code).toBe(code))

test('the bank’s reference travels on, its words do not', () => {
  const error = refused(reply(404, 'Monetary account for id "8812345" not found.'), 'GET /v1/user/*')
  expect(error.bankTrace).toBe(trace)
  expect(everythingIn(error)).not.toContain('8812345')
})

test('what is no reference is not shown as one', () => {
  const forged = { ...reply(400, 'x'), headers: { 'x-bunq-client-response-id': 'NL68BUNQ2099000174 <b>' } }
  expect(refused(forged, 'GET').bankTrace).toBeUndefined()
})

test('a page in place of an error says no more than its status', () => {
  expect(refusalOf({ status: 401, headers: {}, text: '<html>Insufficient authorisation.</html>' })).toBe(
    'other',
  )
})

test('a 2xx passes', () =>
  expect(() => expectOk({ status: 200, headers: {}, text: '' }, 'GET')).not.toThrow())
