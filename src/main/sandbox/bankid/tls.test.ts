import { Agent } from 'node:https'
import { expect, test } from 'vitest'
import { certificatePem, issue, newKeys, privateKeyPem } from './certificates.ts'
import { startBankIdSandbox } from './sandbox.ts'
import { auth, call, start, startWithClock, stateOf } from './test-client.ts'

test.each(['TLSv1.2', 'TLSv1.3'] as const)('a relying party with an accepted certificate is served over %s', async (version) => {
  await using bankId = await startBankIdSandbox()
  expect((await call(bankId, 'auth', { body: auth, maxVersion: version })).status).toBe(200)
}) // prettier-ignore

test('without a certificate, with a foreign one or an expired one there is only the proxy’s page', async () => {
  await using bankId = await startBankIdSandbox()
  for (const identity of [null, bankId.otherClient, bankId.expiredClient]) {
    const reply = await call(bankId, 'auth', { body: auth, identity })
    expect([reply.status, reply.headers['content-type']]).toEqual([403, 'text/html'])
    expect(reply.text).toContain('<h1>403 Forbidden</h1>')
  }
  expect(bankId.calls.all.map(({ status }) => status)).toEqual([403, 403, 403])
})

test('a client that trusts other roots never sends its request', async () => {
  await using bankId = await startBankIdSandbox()
  await expect(call(bankId, 'auth', { ca: bankId.signatureRoot })).rejects.toMatchObject({
    code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  })
  expect(bankId.calls.count()).toBe(0)
})

test('a certificate under a further root is let in', async () => {
  const keys = await newKeys('ec')
  const subject = { commonName: 'A fixture’s authority' }
  const root = issue({ subject, keys, use: { kind: 'authority', above: 0 }, issuer: null })
  const own = await newKeys('ec')
  const leaf = issue({
    subject: { commonName: 'A fixture' },
    keys: own,
    use: { kind: 'client' },
    issuer: root,
  })
  await using bankId = await startBankIdSandbox({ rpRoots: [certificatePem(root)] })
  const identity = { certificate: certificatePem(leaf), privateKey: privateKeyPem(leaf) }
  expect((await call(bankId, 'auth', { body: auth, identity })).status).toBe(200)
  expect((await call(bankId, 'auth', { body: auth })).status).toBe(200)
})

test('on one connection and on a resumed one the certificate still counts', async () => {
  await using bankId = await startBankIdSandbox()
  for (const keepAlive of [true, false]) {
    const agent = new Agent({ keepAlive })
    const statuses: number[] = []
    for (let nth = 0; nth < 3; nth++)
      statuses.push((await call(bankId, 'auth', { body: auth, agent })).status)
    agent.destroy()
    expect(statuses).toEqual([200, 200, 200])
  }
})

test('another relying party sees nothing of an order', async () => {
  const { bankId } = await startWithClock()
  await using _ = bankId
  const { orderRef } = await start(bankId)
  for (const path of ['collect', 'cancel']) {
    const reply = await call(bankId, path, { body: { orderRef }, identity: bankId.secondClient })
    expect([reply.status, reply.json['errorCode']]).toEqual([400, 'invalidParameters'])
  }
  expect(await stateOf(bankId, orderRef)).toBe('pending/outstandingTransaction')
})

test('the handshake can end for whoever has no accepted certificate', async () => {
  await using bankId = await startBankIdSandbox({ switches: { handshake: 'requires-certificate' } })
  await expect(call(bankId, 'auth', { identity: null })).rejects.toMatchObject({ code: 'ECONNRESET' })
  await expect(call(bankId, 'auth', { identity: bankId.expiredClient })).rejects.toMatchObject({
    code: 'ECONNRESET',
  })
  expect((await call(bankId, 'auth', { body: auth })).status).toBe(200)
})

test.each([
  ['bad-certificate', 'alert bad certificate'],
  ['certificate-expired', 'alert certificate expired'],
  ['unknown-authority', 'alert unknown ca'],
  ['handshake-failure', 'alert handshake failure'],
  ['certificate-required', 'alert certificate required'],
] as const)('the handshake can end with the alert %s', async (handshake, words) => {
  await using bankId = await startBankIdSandbox({ switches: { handshake } })
  await expect(call(bankId, 'auth')).rejects.toThrow(words)
})

test('a connection can be taken and never spoken on, and closing ends it', async () => {
  const bankId = await startBankIdSandbox()
  const taken = Promise.withResolvers<void>()
  const hang = (): string => {
    taken.resolve()
    return 'hangs'
  }
  Object.defineProperty(bankId.switches, 'handshake', { get: hang, configurable: true })
  const hanging = call(bankId, 'auth').catch((error: unknown) => error)
  await taken.promise
  Object.defineProperty(bankId.switches, 'handshake', { value: 'usual' })
  expect((await call(bankId, 'auth', { body: auth })).status).toBe(200)
  expect(await Promise.race([hanging, Promise.resolve('still waiting')])).toBe('still waiting')
  await bankId.close()
  expect(await hanging).toMatchObject({ code: 'ECONNRESET' })
  await bankId.close()
})

test('a port that is taken takes the pretend phone down with it, and the other way round', async () => {
  await using first = await startBankIdSandbox()
  const port = Number(new URL(first.url).port)
  const phonePort = Number(new URL(first.phoneUrl).port)
  await expect(startBankIdSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await expect(startBankIdSandbox({ phonePort })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
