import { describe, expect, test } from 'vitest'
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

describe('with a certificate of our own', () => {
  const told = (code: string, progress = { isConnected: true, hasAnswered: true }) =>
    toCallFailure(coded(code), 'GET /', 'asking', progress).error.code

  test.each([
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', // OpenSSL
    'ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED', // BoringSSL
    'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
    'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
    'ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED',
    'ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN',
    'ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE',
    'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
    'ERR_SSL_TLSV1_ALERT_ACCESS_DENIED',
    'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  ])('%s: the server turned it away', (code) => expect(told(code)).toBe('certificate-refused'))

  test.each(['SELF_SIGNED_CERT_IN_CHAIN', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
    '%s: the server is not the one',
    (code) => expect(told(code)).toBe('server-not-trusted'),
  )

  test.each(['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ECONNREFUSED'])(
    '%s: neither',
    (code) => expect(told(code)).toBe('bank-unreachable'),
  )

  test('a cut is a refusal only right after the first handshake', () => {
    expect(told('ECONNRESET', { isConnected: true, hasAnswered: false })).toBe('certificate-refused')
    expect(told('ECONNRESET', { isConnected: false, hasAnswered: false })).toBe('bank-unreachable')
    expect(told('ECONNRESET')).toBe('bank-unreachable')
  })
})
