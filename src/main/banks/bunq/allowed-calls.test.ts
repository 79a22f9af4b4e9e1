import { expect, test } from 'vitest'
import { isAppError } from '../../../shared/errors.ts'
import { expectAllowed } from './allowed-calls.ts'

type Kind = Parameters<typeof expectAllowed>[2]
const key: Kind = { door: 'key', environment: 'production' }
const provider: Kind = { door: 'provider', environment: 'sandbox' }

function isAllowed(method: 'GET' | 'POST', path: string, kind: Kind): boolean {
  try {
    expectAllowed(method, path, kind)
    return true
  } catch (error) {
    expect(isAppError(error, 'internal')).toBe(true)
    return false
  }
}

test.each([
  ['GET', '/v1/user/1/monetary-account/2/payment?count=200&older_id=3', key],
  ['POST', '/v1/installation', key],
  ['POST', '/v1/device-server', key],
  ['POST', '/v1/session-server', key],
  ['POST', '/v1/sandbox-user-person', { ...key, environment: 'sandbox' }],
  ['POST', '/v1/payment-service-provider-credential', provider],
  ['POST', '/v1/user/1/oauth-client', provider],
  ['POST', '/v1/user/1/oauth-client/2/callback-url', provider],
] as const)('%s %s is ours to make', (method, path, kind) => expect(isAllowed(method, path, kind)).toBe(true))

test.each([
  ['POST', '/v1/user/1/monetary-account/2/payment', provider],
  ['POST', '/v1/user/1/monetary-account/2/draft-payment', key],
  ['POST', '/v1/user/1/monetary-account/2/request-inquiry', key],
  ['POST', '/v1/user/1/monetary-account/2/customer-statement', key],
  ['POST', '/v1/sandbox-user-person', key],
  ['POST', '/v1/payment-service-provider-credential', key],
  ['POST', '/v1/user/1/oauth-client', key],
  ['POST', '/v1/session-server/', key],
  ['POST', '/v1/session-server?x=1', key],
  ['GET', '/v2/user', key],
  ['GET', '/v1/../payment', key],
  ['GET', '//elsewhere.example/v1/user', key],
  ['GET', '@elsewhere.example/v1/user', key],
  ['GET', 'https://elsewhere.example/v1/user', key],
  ['GET', '/v1/user#x', key],
] as const)('%s %s is never made', (method, path, kind) => expect(isAllowed(method, path, kind)).toBe(false))
