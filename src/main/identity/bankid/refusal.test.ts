import { expect, test } from 'vitest'
import { newAuthority } from '../../http/testing/authority.ts'
import { everythingIn } from '../../http/testing/server.ts'
import { openTo, serveAnswers, type Answer } from './testing/answers.ts'

const never = new AbortController().signal
const endUserIp = '194.168.2.25'
const html = '<html><body>Forbidden 199001011234</body></html>'
const page = { type: 'text/html; charset=utf-8', body: html }
const code = (errorCode: string) => ({ body: { errorCode, details: 'for pno 199001011234' } })

test.each<[string, Answer, string]>([
  ['400 alreadyInProgress', { status: 400, ...code('alreadyInProgress') }, 'bankid-busy'],
  ['400 invalidParameters', { status: 400, ...code('invalidParameters') }, 'bank-refused'],
  ['400 canceled', { status: 400, ...code('canceled') }, 'bank-refused'],
  ['400 something new', { status: 400, ...code('tooSunny') }, 'bank-refused'],
  ['400 without JSON', { status: 400, ...page }, 'bank-refused'],
  ['401 unauthorized', { status: 401, ...code('unauthorized') }, 'bank-refused'],
  ['403 unauthorized', { status: 403, ...code('unauthorized') }, 'bank-refused'],
  ['403 as a page', { status: 403, ...page }, 'certificate-refused'],
  ['403 as nothing', { status: 403, type: 'text/plain', body: '' }, 'certificate-refused'],
  ['403 as a page that says it is JSON', { status: 403, body: html }, 'certificate-refused'],
  [
    '403 in JSON that is called a page',
    { ...page, status: 403, body: '{"errorCode":"unauthorized"}' },
    'certificate-refused',
  ],
  ['404 notFound', { status: 404, ...code('notFound') }, 'bank-refused'],
  ['405 without a body', { status: 405, type: 'text/plain', body: '' }, 'bank-refused'],
  ['408 requestTimeout', { status: 408, ...code('requestTimeout') }, 'bankid-fault'],
  ['408 as a page', { status: 408, ...page }, 'bank-unreachable'],
  ['415 unsupportedMediaType', { status: 415, ...code('unsupportedMediaType') }, 'bank-refused'],
  ['429 tooManyRequests', { status: 429, ...code('tooManyRequests') }, 'bank-busy'],
  ['500 internalError', { status: 500, ...code('internalError') }, 'bankid-fault'],
  ['502 as a page', { status: 502, ...page }, 'bank-unreachable'],
  ['503 Maintenance', { status: 503, ...code('Maintenance') }, 'bankid-maintenance'],
  ['503 maintenance', { status: 503, ...code('maintenance') }, 'bankid-maintenance'],
  [
    '503 maintenance for an hour',
    { status: 503, headers: { 'retry-after': '3600' }, ...code('maintenance') },
    'bankid-maintenance',
  ],
  ['503 as a page', { status: 503, ...page }, 'bank-unreachable'],
  ['503 as a page for an hour', { status: 503, headers: { 'retry-after': '3600' }, ...page }, 'bank-busy'],
  ['429 that asks for no pause', { status: 429, headers: { 'retry-after': '0' }, ...page }, 'bank-busy'],
  ['503 that asks for no pause', { status: 503, headers: { 'retry-after': '0' }, ...page }, 'bank-busy'],
  ['302 elsewhere', { status: 302, headers: { location: 'https://evil.example/' } }, 'unexpected-response'],
  ['200 as a page', page, 'unexpected-response'],
  ['200 as a page that says it is JSON', { body: html }, 'unexpected-response'],
  [
    '200 in JSON that is called a page',
    { ...page, body: '{"orderRef":"a","autoStartToken":"b","qrStartToken":"c","qrStartSecret":"d"}' },
    'unexpected-response',
  ],
  ['200 of another shape', { body: { orderRef: 7 } }, 'unexpected-response'],
])('%s', async (_name, answer, expected) => {
  await using server = await serveAnswers([answer])
  await using link = openTo(server)
  const failure: unknown = await link.client.auth({ endUserIp }, never).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: expected })
  expect(server.asked).toHaveLength(1) // never sent twice
  expect(`${everythingIn(failure)}${link.log.lines.join()}`).not.toContain('199001011234')
})

test('signing in is a question that makes no order, and the end of the certificate is kept', async () => {
  await using server = await serveAnswers([{ status: 405, type: 'text/plain', body: '' }])
  const ends: number[] = []
  await using link = openTo(server, { onConsentEnd: (endsAt) => void ends.push(endsAt) })
  const openBrowser = (): never => {
    throw new Error('nobody signs in on a page')
  }
  expect(await link.prepare({ signal: never, onStage: () => undefined })).toEqual({
    providerName: null,
    redirectUri: null,
  })
  await link.signIn({ signal: never, language: 'en', openBrowser, onStage: () => undefined })
  await link.test(never)
  expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(
    Array(2).fill('GET /rp/v6.0/auth'),
  )
  expect(ends).toEqual([link.certificateEndsAt])
})

test.each<[string, Answer, string]>([
  ['a page that forbids', { status: 403, ...page }, 'certificate-refused'],
  ['unauthorized', { status: 401, ...code('unauthorized') }, 'bank-refused'],
  ['a page that welcomes', { ...page }, 'unexpected-response'],
  ['maintenance', { status: 503, ...code('Maintenance') }, 'bankid-maintenance'],
  ['a fault of its own', { status: 500, ...code('internalError') }, 'bankid-fault'],
])('signing in fails on %s', async (_name, answer, expected) => {
  await using server = await serveAnswers([answer])
  await using link = openTo(server)
  await expect(link.test(never)).rejects.toMatchObject({ code: expected })
  expect(server.asked).toHaveLength(1)
})

test('a certificate of another issuer is refused in the handshake', async () => {
  await using server = await serveAnswers([{ body: {} }])
  const { cert, key } = newAuthority('Somebody').issue('relying party')
  await using link = openTo(server, {
    credentials: { rpCertificate: cert, rpPrivateKey: key, passphrase: null },
  })
  await expect(link.client.auth({ endUserIp }, never)).rejects.toMatchObject({ code: 'certificate-refused' })
  expect(server.asked).toEqual([])
})
