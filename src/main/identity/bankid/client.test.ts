import { createPrivateKey } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { newAuthority } from '../../http/testing/authority.ts'
import { pkcs12 } from '../../http/testing/pkcs12.ts'
import { everythingIn, testClock } from '../../http/testing/server.ts'
import { openLink, openTo, pemCredentials, serveAnswers } from './testing/answers.ts'

const started = {
  orderRef: 'ee3421ea-2096-4000-8130-82648efe0927',
  autoStartToken: 'e8df5c3c-c67b-4a01-bfe5-fefeab760beb',
  qrStartToken: '01f94e28-857f-4d8a-bf8e-6c5a24466658',
  qrStartSecret: 'b4214886-3b5b-46ab-bc08-6862fddc0e06',
}
const orderRef = 'a9b791c3-459f-492b-bf61-23027876140b'
const completionData = {
  user: { personalNumber: '199001011234', name: 'Namn Namnsson', givenName: 'Namn', surname: 'Namnsson' },
  device: { ipAddress: '194.168.2.25', uhi: 'OZvYM9VvyiAmG7NA5jU5zqGcVpo=' },
  bankIdIssueDate: '2024-02-09Z',
  stepUp: { mrtd: false },
  signature: 'PD94bWwgdmVyc2lvbj0iMS4wIj8+PFNpZ25hdHVyZS8+',
  ocspResponse: 'MIIHegoBAKCCB3MwggdvBgkrBgEFBQcwAQEEggdgMIIHXA==',
  risk: 'low',
}
const never = new AbortController().signal
const endUserIp = '194.168.2.25'

test('an order is started with exactly the headers BankID takes, over HTTP/1.1', async () => {
  await using server = await serveAnswers([{ body: { ...started, somethingNew: 1 } }])
  await using link = openTo(server)
  const before = performance.now()
  const order = await link.client.auth({ endUserIp }, never)
  expect(order).toMatchObject(started)
  expect(order.startedAt).toBeGreaterThan(before)
  expect(order.startedAt).toBeLessThanOrEqual(performance.now())
  const [asked] = server.asked
  expect(asked).toMatchObject({ method: 'POST', path: '/rp/v6.0/auth', httpVersion: '1.1' })
  expect(asked?.headers['content-type']).toBe('application/json')
  expect(asked?.body).toBe(`{"endUserIp":"${endUserIp}"}`)
})

test('each call has its path and its body', async () => {
  const pending = { orderRef, status: 'pending', hintCode: 'userSign' }
  await using server = await serveAnswers([
    { body: started },
    { body: started },
    { body: started },
    { body: { orderRef } },
    { body: { orderRef } },
    { body: pending },
    { body: {} },
  ])
  await using link = openTo(server)
  const { client } = link
  await client.auth({ endUserIp }, never)
  await client.sign({ endUserIp, visibleText: 'x' }, never)
  const transaction = { type: 'npa', recipientName: 'X' } as const
  await client.payment({ endUserIp, transaction }, never)
  const caller = { personalNumber: '199001011234', callInitiator: 'user' } as const
  expect(await client.phoneAuth(caller, never)).toEqual({ orderRef })
  expect(await client.phoneSign({ ...caller, visibleText: 'x' }, never)).toEqual({ orderRef })
  expect(await client.collect(orderRef, never)).toEqual({ status: 'pending', hintCode: 'userSign' })
  await client.cancel(orderRef, never)
  expect(server.asked.map(({ path }) => path.replace('/rp/v6.0/', ''))).toEqual(
    ['auth', 'sign', 'payment', 'phone/auth', 'phone/sign', 'collect', 'cancel'], // prettier-ignore
  )
  expect(server.asked.slice(5).map(({ body }) => body)).toEqual(Array(2).fill(`{"orderRef":"${orderRef}"}`))
})

test('a field out of its limits is refused here and never sent', async () => {
  await using server = await serveAnswers([{ body: started }])
  await using link = openTo(server)
  await expect(link.client.auth({ endUserIp: 'x' }, never)).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(link.client.collect('', never)).rejects.toMatchObject({ code: 'invalid-input' })
  expect(server.asked).toEqual([])
})

test('a certificate outside its days is refused here and never shown', async () => {
  await using server = await serveAnswers([{ body: started }])
  const clock = testClock(Date.now())
  await using link = openTo(server, { clock })
  clock.move(link.certificateEndsAt - clock.now())
  await expect(link.client.auth({ endUserIp }, never)).rejects.toMatchObject({ code: 'certificate-expired' })
  await expect(link.test(never)).rejects.toMatchObject({ code: 'certificate-expired' })
  expect(server.asked).toEqual([])
  clock.move(-1)
  await expect(link.client.auth({ endUserIp }, never)).resolves.toMatchObject(started)
})

test.each([
  ['of today', completionData, completionData],
  [
    'of the older form, with a certificate and without what is new',
    {
      cert: { notAfter: '1581289199000', notBefore: '1518130800000' },
      device: { ipAddress: '0.0.0.0' },
      ocspResponse: 'MIIHegoBAKCCB[...]',
      signature: 'PD94bWwgdmVyc2lv[...]',
      user: { ...completionData.user, personalNumber: 'YYYYMMDDXXXX' },
    },
    {
      device: { ipAddress: '0.0.0.0' },
      ocspResponse: 'MIIHegoBAKCCB[...]',
      signature: 'PD94bWwgdmVyc2lv[...]',
      user: { ...completionData.user, personalNumber: 'YYYYMMDDXXXX' },
    },
  ],
  [
    'with a date and a step-up nobody knows',
    { ...completionData, bankIdIssueDate: 'yesterday', stepUp: true },
    { ...completionData, bankIdIssueDate: undefined, stepUp: undefined },
  ],
  [
    'with a date that has an offset',
    { ...completionData, bankIdIssueDate: '2024-02-09+01:00' },
    { ...completionData, bankIdIssueDate: '2024-02-09+01:00' },
  ],
])('a completion is read: %s', async (_name, sent, completion) => {
  await using server = await serveAnswers([{ body: { orderRef, status: 'complete', completionData: sent } }])
  await using link = openTo(server)
  expect(await link.client.collect(orderRef, never)).toEqual({
    status: 'complete',
    completion: { ...completion, asSent: sent },
  })
})

test.each([
  ['pending with a hint nobody knows', { status: 'pending', hintCode: 'userDance' }],
  ['failed with a hint nobody knows', { status: 'failed', hintCode: 'phoneEaten' }],
])('an answer is read: %s', async (_name, body) => {
  await using server = await serveAnswers([{ body: { orderRef, ...body } }])
  await using link = openTo(server)
  expect(await link.client.collect(orderRef, never)).toEqual(body)
})

test.each([
  ['another status', { orderRef, status: 'perhaps', hintCode: 'userSign' }],
  [
    'a completion without a signature',
    { orderRef, status: 'complete', completionData: { ...completionData, signature: '' } },
  ],
  [
    'a completion without a person',
    { orderRef, status: 'complete', completionData: { ...completionData, user: {} } },
  ],
  ['another order', { orderRef: started.orderRef, status: 'complete', completionData }],
])('an answer of %s is no answer', async (_name, body) => {
  await using server = await serveAnswers([{ body }])
  await using link = openTo(server)
  const failure: unknown = await link.client.collect(orderRef, never).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'unexpected-response' })
  expect(everythingIn(failure)).not.toContain('199001011234')
})

test('a connection that breaks under an order is not asked again', async () => {
  const hangUp = (response: ServerResponse): void => void response.socket?.destroy()
  await using server = await serveAnswers([{ body: started }, hangUp])
  await using link = openTo(server)
  await link.client.auth({ endUserIp }, never)
  await expect(link.client.sign({ endUserIp, visibleText: 'x' }, never)).rejects.toMatchObject({
    code: 'bank-unreachable',
  })
  expect(server.asked).toHaveLength(2)
})

test('a caller who stops waiting is told that, and not that BankID is gone', async () => {
  const ask = new AbortController()
  await using server = await serveAnswers([() => ask.abort()])
  await using link = openTo(server)
  await expect(link.client.collect(orderRef, ask.signal)).rejects.toMatchObject({ code: 'cancelled' })
})

test.each(['production', 'test'] as const)(
  "a stranger's server is refused where BankID's root of %s is wanted",
  async (environment) => {
    await using server = await serveAnswers([{ body: started }])
    const settings = { environment, endUserIp }
    await using link = openTo(server, { settings, endpoints: { api: server.api } })
    await expect(link.client.auth({ endUserIp }, never)).rejects.toMatchObject({ code: 'server-not-trusted' })
    expect(server.asked).toEqual([])
  },
)

test('certificate and key may come encrypted, or as one PKCS#12 file', async () => {
  await using server = await serveAnswers([{ body: started }])
  const { cert, key } = server.clients.issue('relying party')
  const passphrase = 'qwerty123'
  const rpPrivateKey = createPrivateKey(key)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    .toString()
  const file = pkcs12({ key, certs: [cert, server.clients.root] }, passphrase).toString('base64')
  for (const credentials of [
    { rpCertificate: `${cert}${server.clients.root}`, rpPrivateKey, passphrase },
    { pkcs12: file, passphrase },
  ]) {
    await using link = openTo(server, { credentials })
    await expect(link.client.auth({ endUserIp }, never)).resolves.toMatchObject(started)
  }
})

test('a connection that is let go waits for no answer, and asks no more', async () => {
  await using server = await serveAnswers([() => void link.close?.()])
  const link = openTo(server)
  await expect(link.client.collect(orderRef, never)).rejects.toMatchObject({ code: 'cancelled' })
  await expect(link.client.collect(orderRef, never)).rejects.toMatchObject({ code: 'cancelled' })
  expect(server.asked).toHaveLength(1)
})

test('settings of another system are refused', () => {
  const credentials = pemCredentials({ clients: newAuthority() })
  const settings = { era: 'closed' } as never // what the store of a bug could hold
  expect(() => openLink({ credentials, endpoints: {}, settings })).toThrow(
    expect.objectContaining({ code: 'invalid-input' }),
  )
})
