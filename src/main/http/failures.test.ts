import { expect, test } from 'vitest'
import { toCallFailure } from './failures.ts'

const coded = (code: string) => Object.assign(new Error('canary'), { code })

test.each([
  ['ENOTFOUND', 'offline'],
  ['EAI_AGAIN', 'offline'],
  ['ENETUNREACH', 'offline'],
  ['ECONNREFUSED', 'bank-unreachable'],
  ['ECONNRESET', 'bank-unreachable'],
  ['UND_ERR_CONNECT_TIMEOUT', 'bank-unreachable'],
  ['CERT_HAS_EXPIRED', 'bank-unreachable'],
  ['HPE_INVALID_CONSTANT', 'unexpected-response'],
  ['Z_BUF_ERROR', 'unexpected-response'],
])('%s means %s', (code, expected) => {
  expect(toCallFailure(coded(code), 'GET /', 'asking').error).toMatchObject({
    code: expected,
    message: expect.stringContaining(code),
  })
})

test('one address that answered, if only with a refusal, means the network is there', () => {
  const both = new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')])
  expect(toCallFailure(both, 'GET /', 'asking').error.code).toBe('bank-unreachable')
  const none = new AggregateError([coded('ENETUNREACH'), coded('ENETUNREACH')])
  expect(toCallFailure(none, 'GET /', 'asking').error.code).toBe('offline')
})

test('only a broken connection is worth a second try', () => {
  const isRetryable = (code: string) => toCallFailure(coded(code), 'GET /', 'asking').isRetryable
  expect(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'].map(isRetryable)).toEqual([true, true, true])
  expect(['ENOTFOUND', 'UND_ERR_HEADERS_TIMEOUT', 'CERT_HAS_EXPIRED'].map(isRetryable)).toEqual([
    false,
    false,
    false,
  ])
})

test('what undici knows of the reply does not travel on', () => {
  const { error } = toCallFailure(coded('HPE_INVALID_CONSTANT'), 'GET /', 'asking')
  expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toContain('canary')
})
