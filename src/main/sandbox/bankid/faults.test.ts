import { expect, test } from 'vitest'
import type { FaultKind } from './switches.ts'
import { auth, call, collect, inAWord, start, startWithClock, stateOf } from './test-client.ts'

const path = '/rp/v6.0/auth'

test.each([
  [{ kind: 'unauthorized' }, '401/unauthorized'],
  [{ kind: 'unauthorized', status: 403 }, '403/unauthorized'],
  [{ kind: 'maintenance' }, '503/Maintenance'],
  [{ kind: 'maintenance', spelling: 'maintenance' }, '503/maintenance'],
  [{ kind: 'internal-error' }, '500/internalError'],
  [{ kind: 'request-timeout' }, '408/requestTimeout'],
  [{ kind: 'too-many-requests' }, '429/tooManyRequests'],
  [{ kind: 'canceled' }, '400/canceled'],
  [{ kind: 'bad-markdown' }, '400/invalidParameters'],
  [{ kind: 'unknown-error' }, '400/neverSeenBefore'],
  [{ kind: 'unknown-error', status: 418, errorCode: 'teapot' }, '418/teapot'],
] as const satisfies readonly (readonly [FaultKind, string])[])('a call that meets %j is answered %s', async (fault, word) => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  bankId.fail({ ...fault, on: path })
  expect(inAWord(await call(bankId, 'auth', { body: auth }))).toBe(word)
  expect((await call(bankId, 'auth', { body: auth })).status).toBe(200)
}) // prettier-ignore

test('the proxy’s page meets also those who have a certificate', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  bankId.fail({ kind: 'refused-page', on: path })
  const reply = await call(bankId, 'auth', { body: auth })
  expect([reply.status, reply.headers['content-type']]).toEqual([403, 'text/html'])
})

test('too many requests say how many there may be, and until when', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  bankId.fail({ kind: 'too-many-requests', resetS: 7, on: path })
  const { headers } = await call(bankId, 'auth', { body: auth })
  expect([headers['ratelimit-limit'], headers['ratelimit-remaining'], headers['ratelimit-reset']]).toEqual(['60', '0', '7'])
}) // prettier-ignore

test('an answer can hold more than anybody knows', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  bankId.fail({ kind: 'extra-properties', on: '/rp/v6.0/', times: 2 })
  const order = await call(bankId, 'auth', { body: auth })
  expect(order.json).toMatchObject({ orderRef: expect.any(String), neverSeenBefore: { version: 7 } })
  const state = await collect(bankId, String(order.json['orderRef']))
  expect(state.json).toMatchObject({ status: 'pending', hintCode: 'outstandingTransaction', alsoNew: [1, 2] })
  expect(state.headers['content-type']).toBe('application/json')
})

test('a call can hang until the sandbox closes, be cut off, or come back as a page', async () => {
  const { bankId } = await startWithClock()
  bankId.fail({ kind: 'cut-off-json', on: path })
  expect((await call(bankId, 'auth', { body: auth })).json).toEqual({})
  bankId.fail({ kind: 'html', on: path })
  expect((await call(bankId, 'auth', { body: auth })).text).toContain('<!doctype html>')
  bankId.fail({ kind: 'dropped-connection', on: path })
  await expect(call(bankId, 'auth', { body: auth })).rejects.toMatchObject({ code: 'ECONNRESET' })
  bankId.fail({ kind: 'time-out', on: path })
  const hanging = expect(call(bankId, 'auth', { body: auth })).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect((await call(bankId, 'sign', { body: auth })).status).toBe(400)
  await bankId.close()
  await hanging
})

test('faults wait for their call, and can be called off', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  bankId.fail({ kind: 'internal-error', on: '/rp/v6.0/collect', after: 1 })
  const { orderRef } = await start(bankId)
  expect(await stateOf(bankId, orderRef)).toBe('pending/outstandingTransaction')
  expect(await stateOf(bankId, orderRef)).toBe('500/internalError')
  bankId.fail({ kind: 'internal-error', on: path })
  bankId.clearFaults()
  expect((await call(bankId, 'auth', { body: auth })).status).toBe(200)
})

test('what was called is kept without bodies', async () => {
  const { bankId, clock } = await startWithClock()
  await using _ = bankId
  await start(bankId)
  expect(bankId.calls.all).toEqual([{ at: clock.now(), method: 'POST', path, queryKeys: [], status: 200 }])
})

test('the secrets are the keys, the people’s numbers, and what belongs to orders', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const order = await start(bankId)
  const secrets = bankId.secrets()
  for (const secret of [order.qrStartSecret, order.orderRef, bankId.client.privateKey, '199305149800']) {
    expect(secrets).toContain(secret)
  }
})
