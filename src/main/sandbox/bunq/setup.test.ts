import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { isSignatureOf } from './keys.ts'
import { startBunqSandbox, type BunqSandboxOptions } from './sandbox.ts'
import {
  call,
  install,
  isSignedBy,
  openSession,
  publicPem,
  registerDevice,
  replyOf,
  signIn,
  wrapped,
} from './test-client.ts'

const hour = 3_600_000
const credentials = 'User credentials are incorrect. Incorrect API key or IP address.'
const clockAt = () => movableClock('2026-07-08T10:00:00Z')
const start = ({ switches = {}, ...options }: BunqSandboxOptions = {}) =>
  startBunqSandbox({ clock: clockAt(), ...options, switches: { rateLimits: 'off', ...switches } })

test('the verification vector of the fact sheet verifies, and a changed byte does not', () => {
  const key = createPublicKey(`-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxG9mALsXjSBSzLVDOfdZ
XyOuPxFr9/coyDJnY59A/87hCBMxBePoZw0rKIf0TAqc/b4FqU9toTZMsKxx6/6O
FQzmoOPqLHbHEydsz1d0CD265tJacsOFeVEUaGxOvJ2sXTZP0ZsjQLjbkId3eG+v
giWQ7yqsMyTWFxkkNMuxZvAjbbxowoZLK+TFcOa7Gh/X6+71T2nXdYtf4r2Tfx+i
CuuMZ+8Sp2OFmeKRvXUkrprjeoGGf1TkdTQiqIehH0F9MpBAPq4mOsUL3jJfC13o
YxMAmL+9iM1kUHlzY8XfTNuHHqN4Lr8HceqxiQ6aDykYnNUaI167Nmwt0SXj/y9C
3wIDAQAB
-----END PUBLIC KEY-----`)
  const body = Buffer.from('{"Response":[{"Id":{"id":1561}}]}')
  const signature =
    'lZOuxNmFTGRrpQs3F8uwKlrBkpPhXHbAZD4uqBiBI4hvUu/6IbGvn0IYOXuxwf6to5ursqG+ZSQ9cmEHRjdl1qS1WNvh71u1WlwxVWI7smS5/o7hrxP4aZKYgvLdsQY/zS0BL6W3fpntlwWCtDYqArRK7U3YeX3lJQvnAd9BcFWZzDSRypVQ3olPht2ZvorZdl0CXAURGTG+P0Iwo1oHGWdR2g8zDfbikia3hzHRKvDOJIXBT0qND6EapH+QHS/MJMissrKEjZUGJ7DU5b+iTByVOmcv1myz9HnXjWWjaL0m6Vg0XHInaVHonTanbzYuz8WrfzDG5PizbLz/RHTnTw=='
  expect(isSignatureOf(body, signature, key)).toBe(true)
  expect(isSignatureOf(Buffer.from(`${body.toString()}\n`), signature, key)).toBe(false)
  expect(isSignatureOf(body, `${signature}\n`, key)).toBe(false)
})

test('an installation answers with its token and a server key of its own, and signs what comes after', async () => {
  await using bank = await start()
  const [one, two] = [await install(bank), await install(bank)]
  expect(one.token).toMatch(/^[0-9a-f]{64}$/)
  expect(one.serverPem).not.toBe(two.serverPem)
  const device = await registerDevice(bank, one.token, bank.apiKey)
  expect(device.status).toBe(200)
  expect([isSignedBy(one.serverPem, device), isSignedBy(two.serverPem, device)]).toEqual([true, false])
})

test('the client key may stand on one line or many, with or without a final newline, and must be SPKI of 2048 bits', async () => {
  await using bank = await start()
  const oneLine = publicPem.trim().replace(/(?<=[A-Za-z0-9+/=])\n(?=[A-Za-z0-9+/])/g, '')
  expect(oneLine.split('\n')).toHaveLength(3)
  expect(await install(bank, oneLine)).toHaveProperty('token')
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
  const refused = [
    small.export({ type: 'spki', format: 'pem' }),
    createPublicKey(publicPem).export({ type: 'pkcs1', format: 'pem' }),
    publicPem.replaceAll('\n', ' '),
    'nothing',
  ]
  for (const pem of refused) {
    expect((await call(bank, '/v1/installation', { body: { client_public_key: pem } })).status).toBe(400)
  }
})

test('device and session take the installation token, data the session token, and neither the other', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  expect([client.wrapper, client.userId, client.user['first_name']]).toEqual(['UserPerson', 3_610_001, 'Ingrid'])
  const wrong = [
    await call(bank, '/v1/user', { token: client.token }),
    await call(bank, '/v1/user'),
    await call(bank, '/v1/device-server', { token: client.sessionToken }),
    await registerDevice(bank, client.sessionToken, bank.apiKey),
    await openSession(bank, client.sessionToken, bank.apiKey),
  ]
  for (const reply of wrong) expect([reply.status, reply.error]).toEqual([401, 'Insufficient authorisation.'])
  const devices = await call(bank, '/v1/device-server', { token: client.token })
  expect(wrapped(devices, 'DeviceServer')).toMatchObject({ description: 'test', ip: '127.0.0.1', status: 'ACTIVE' })
}) // prettier-ignore

test('a session needs a signature over the very bytes; a device may come without one but not with a wrong one', async () => {
  await using bank = await start()
  const { token, serverPem } = await install(bank)
  const body = { description: 'test', secret: bank.apiKey, permitted_ips: ['*'] }
  const bad = await call(bank, '/v1/device-server', { token, body, signature: 'AAAA' })
  expect([bad.status, bad.error]).toEqual([400, 'The request signature is invalid.'])
  expect((await call(bank, '/v1/device-server', { token, body })).status).toBe(200)
  const session = (signature?: string) =>
    call(bank, '/v1/session-server', { token, body: { secret: bank.apiKey }, ...(signature === undefined ? {} : { signature }) })
  const missing = await session()
  expect([missing.status, missing.error]).toEqual([466, 'Request signature is required for this operation.'])
  expect((await session('')).status).toBe(466) // one client sends an empty header
  const wrong = await session('AAAA')
  expect([wrong.status, isSignedBy(serverPem, wrong)]).toEqual([400, true])
  bank.switches.badSignatureStatus = 401
  expect((await session('AAAA')).status).toBe(401)
}) // prettier-ignore

test('bodies are compact JSON with escaped slashes, and re-encoding them breaks the signature', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const reply = await client.get(`/v1/user/${client.userId}/monetary-account?count=1`)
  expect(reply.text).toContain('"future_url":"\\/v1\\/user\\/')
  expect(isSignedBy(client.serverPem, reply)).toBe(true)
  expect(isSignedBy(client.serverPem, { ...reply, text: JSON.stringify(JSON.parse(reply.text)) })).toBe(false)
})

test('errors are signed too, rate limits are not', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const missing = await client.get(`/v1/user/${client.userId}/monetary-account/9`)
  expect([missing.status, missing.error]).toEqual([404, 'Monetary account for id "9" not found.'])
  expect(isSignedBy(client.serverPem, missing)).toBe(true)
  bank.fail({ kind: 'too-many-requests', on: '/v1/user' })
  const limited = await client.get('/v1/user')
  expect([limited.status, limited.headers.has('x-bunq-server-signature')]).toEqual([429, false])
})

test('an answer has an id, echoes the id of the request, and speaks Dutch to whoever asks', async () => {
  await using bank = await start()
  const headers = { 'x-bunq-client-request-id': 'r-1', 'x-bunq-language': 'nl_NL' }
  const reply = await call(bank, '/v1/user', { headers })
  expect(reply.headers.get('x-bunq-client-request-id')).toBe('r-1')
  expect(reply.headers.get('x-bunq-client-response-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(reply.text).toContain('"error_description_translated":"Onvoldoende autorisatie."')
})

test('a call without User-Agent is refused, and one that repeats its request id by a switch', async () => {
  await using bank = await start()
  const headers = { 'user-agent': '', 'x-bunq-client-request-id': 'again' }
  const silent = await replyOf(fetch(`${bank.url}/v1/user`, { headers: { 'user-agent': '' } }))
  expect([silent.status, silent.error]).toEqual([400, 'The header "User-Agent" is missing.'])
  const repeat = () => call(bank, '/v1/user', { headers: { ...headers, 'user-agent': 'x' } })
  expect([(await repeat()).status, (await repeat()).status]).toEqual([401, 401])
  bank.switches.repeatedRequestId = 'refused'
  expect((await repeat()).error).toBe('The request id has been used before.')
})

test('without permitted_ips a key belongs to the address that registered it, also within a session', async () => {
  await using bank = await start()
  const { token } = await install(bank)
  await registerDevice(bank, token, bank.apiKey, { permitted_ips: [] })
  const session = wrapped(await openSession(bank, token, bank.apiKey), 'Token')['token']
  const ask = () => call(bank, '/v1/user', { token: String(session) })
  expect((await ask()).status).toBe(200)
  bank.switches.callerIp = '198.51.100.7'
  for (const reply of [await openSession(bank, token, bank.apiKey), await ask()]) {
    expect([reply.status, reply.error]).toEqual([400, credentials])
  }
  const elsewhere = await install(bank)
  expect((await registerDevice(bank, elsewhere.token, bank.apiKey)).error).toBe(credentials)
})

test('a star frees the key of its address, unless the switch says bunq does not honour it', async () => {
  await using bank = await start()
  const free = await signIn(bank)
  bank.switches.callerIp = '198.51.100.7'
  expect((await free.get('/v1/user')).status).toBe(200)
  await using strict = await start({ switches: { honoursWildcard: false } })
  const tied = await signIn(strict)
  strict.switches.callerIp = '198.51.100.7'
  expect((await tied.get('/v1/user')).error).toBe(credentials)
})

test('a list of addresses without one’s own locks one out at once', async () => {
  await using bank = await start()
  const { token } = await install(bank)
  const device = await registerDevice(bank, token, bank.apiKey, { permitted_ips: ['203.0.113.7'] })
  expect(device.status).toBe(200)
  expect((await openSession(bank, token, bank.apiKey)).error).toBe(credentials)
})

test('a wrong key, a revoked key and a key without a device get the credentials text', async () => {
  await using bank = await start()
  const { token } = await install(bank)
  expect((await registerDevice(bank, token, 'sandbox_0')).error).toBe(credentials)
  expect((await openSession(bank, token, bank.apiKey)).error).toBe(credentials)
  const client = await signIn(bank)
  bank.revokeKey()
  expect((await client.get('/v1/user')).status).toBe(401)
  const again = await openSession(bank, client.token, bank.apiKey)
  expect([again.status, again.error]).toEqual([400, credentials])
})

test('registering the same secret again under one installation is refused, or allowed by a switch', async () => {
  await using bank = await start()
  const { token } = await signIn(bank)
  expect((await registerDevice(bank, token, bank.apiKey)).status).toBe(400)
  bank.switches.repeatedDevice = 'allowed'
  expect((await registerDevice(bank, token, bank.apiKey)).status).toBe(200)
})

test('a fresh sandbox user has a key that dies after an hour unused, and one empty account', async () => {
  const clock = clockAt()
  await using bank = await start({ clock })
  const fresh = async () =>
    String(wrapped(await call(bank, '/v1/sandbox-user-person', { method: 'POST' }), 'ApiKey')['api_key'])
  const [early, late] = [await fresh(), await fresh()]
  expect(early).toMatch(/^sandbox_[0-9a-f]{56}$/)
  const client = await signIn(bank, early)
  clock.advance(hour)
  const { token } = await install(bank)
  expect((await registerDevice(bank, token, late)).error).toBe(credentials)
  expect((await registerDevice(bank, token, early)).status).toBe(200) // it was used in time
  const accounts = await client.get(`/v1/user/${client.userId}/monetary-account`)
  expect(accounts.items).toHaveLength(1)
  expect(wrapped(accounts, 'MonetaryAccountBank')).toMatchObject({ description: 'bunq account', balance: { value: '0.00' } })
}) // prettier-ignore

test('the server key can be read again within a session', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  const { id } = wrapped(await client.get('/v1/installation'), 'Id')
  const key = wrapped(await client.get(`/v1/installation/${String(id)}/server-public-key`), 'ServerPublicKey')
  expect(key['server_public_key']).toBe(client.serverPem)
})
