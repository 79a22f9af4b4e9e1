import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { answerBunqConsent } from './answer-consent.ts'
import { clientKeyOf } from './keys.ts'
import { startBunqSandbox, type BunqSandbox, type BunqSandboxOptions } from './sandbox.ts'
import { selfSignedCertificate } from './test-certificate.ts'
import { authorizeUrl, call, codeIn, install, openSession, publicPem, registerDevice, signIn, tokenRequest, wrapped, type Client } from './test-client.ts' // prettier-ignore

const hour = 3_600_000
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const start = ({ switches = {}, ...options }: BunqSandboxOptions = {}) =>
  startBunqSandbox({ clock: movableClock('2026-07-08T10:00:00Z'), ...options, switches: { rateLimits: 'off', ...switches } }) // prettier-ignore

interface Registration {
  readonly name?: string
  readonly message?: (pem: string, token: string) => string
  readonly chain?: string
}

async function register(bank: BunqSandbox, token: string, options: Registration = {}) {
  const { name = 'Test PISP AISP 6c1f', message = (pem, end) => `${pem}\n${end}` } = options
  const certificate = selfSignedCertificate(name, privateKey, publicKey)
  const signature = sign('sha256', Buffer.from(message(publicPem.trim(), token)), privateKey)
  const body = {
    client_payment_service_provider_certificate: certificate,
    client_payment_service_provider_certificate_chain: options.chain ?? certificate,
    client_public_key_signature: signature.toString('base64'),
  }
  return call(bank, '/v1/payment-service-provider-credential', { token, body })
}

/** The whole of door C until the provider's session. */
async function providerOf(bank: BunqSandbox, name?: string) {
  const { token } = await install(bank)
  const credential = wrapped(await register(bank, token, name === undefined ? {} : { name }), 'CredentialPasswordIp')
  const secret = String(credential['token_value'])
  const client = await signIn(bank, secret)
  return { secret, client }
} // prettier-ignore

/** An OAuth client of the provider's own, as the wizard makes it. */
async function oauthClientOf(bank: BunqSandbox, { userId, sessionToken, get }: Client) {
  const clients = `/v1/user/${userId}/oauth-client`
  const post = (path: string, body: unknown) => call(bank, path, { token: sessionToken, body, signature: true })
  const { id } = wrapped(await post(clients, []), 'Id')
  await post(`${clients}/${String(id)}/callback-url`, { url: 'https://localhost:8000/callback' })
  const client = wrapped(await get(`${clients}/${String(id)}`), 'OauthClient')
  return { client_id: String(client['client_id']), client_secret: String(client['secret']), redirect_uri: 'https://localhost:8000/callback' }
} // prettier-ignore

test('a certificate that names its roles gets a credential, shown once, that signs in a provider', async () => {
  await using bank = await start()
  const { token } = await install(bank)
  const credential = wrapped(await register(bank, token), 'CredentialPasswordIp')
  expect(credential).toMatchObject({ status: 'PENDING_FIRST_USE', permitted_device: null, expiry_time: '2026-07-08 11:00:00.000000' })
  const secret = String(credential['token_value'])
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  const client = await signIn(bank, secret)
  const dn = '/CN=Test PISP AISP 6c1f/C=NL'
  expect([client.wrapper, client.user['certificate_distinguished_name']]).toEqual(['UserPaymentServiceProvider', dn])
  expect(client.user['alias']).toEqual([
    { type: 'CERTIFICATE_DISTINGUISHED_NAME', value: dn, name: 'Test PISP AISP 6c1f' },
  ])
  const fields =
    'id created updated alias avatar status sub_status public_uuid display_name public_nick_name language region session_timeout daily_limit_without_confirmation_login relations notification_filters certificate_distinguished_name'
  expect(Object.keys(client.user).toSorted()).toEqual(fields.split(' ').toSorted())
  const listed = await client.get(`/v1/user/${client.userId}/credential-password-ip`)
  expect(wrapped(listed, 'CredentialPasswordIp')).toMatchObject({ status: 'ACTIVE', token_value: null, expiry_time: null })
  expect((await client.get(`/v1/user/${client.userId}/monetary-account`)).items).toEqual([])
  expect(wrapped(await client.get(`/v1/user-payment-service-provider/${client.userId}`), 'UserPaymentServiceProvider')['id']).toBe(client.userId)
}) // prettier-ignore

test('the message to sign is the trimmed key, one newline and the token: the check value of the fact sheet', () => {
  const vector = createPublicKey(`-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAxG9mALsXjSBSzLVDOfdZ
XyOuPxFr9/coyDJnY59A/87hCBMxBePoZw0rKIf0TAqc/b4FqU9toTZMsKxx6/6O
FQzmoOPqLHbHEydsz1d0CD265tJacsOFeVEUaGxOvJ2sXTZP0ZsjQLjbkId3eG+v
giWQ7yqsMyTWFxkkNMuxZvAjbbxowoZLK+TFcOa7Gh/X6+71T2nXdYtf4r2Tfx+i
CuuMZ+8Sp2OFmeKRvXUkrprjeoGGf1TkdTQiqIehH0F9MpBAPq4mOsUL3jJfC13o
YxMAmL+9iM1kUHlzY8XfTNuHHqN4Lr8HceqxiQ6aDykYnNUaI167Nmwt0SXj/y9C
3wIDAQAB
-----END PUBLIC KEY-----`)
  const sent = `${vector.export({ type: 'spki', format: 'pem' }).toString()}\n\n`
  const token = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0'
  const digest = createHash('sha256')
    .update(`${clientKeyOf(sent).pem}${token}`)
    .digest('hex')
  expect(digest).toBe('c0d45225dcc8ed798edcc9c7eb9547908d46f73174bc3de9599f50c2f345f8a5')
})

test.each([
  ['a name without a role', { name: 'My App' }],
  ['a signature without the newline', { message: (pem: string, token: string) => `${pem}${token}` }],
  ['a signature over another token', { message: (pem: string) => `${pem}\nother` }],
  ['a chain that is no certificate', { chain: 'nothing' }],
])('%s is refused', async (_what, options: Registration) => {
  await using bank = await start()
  const { token } = await install(bank)
  expect((await register(bank, token, options)).status).toBe(400)
})

test('a credential that nobody uses within the hour is dead', async () => {
  const clock = movableClock('2026-07-08T10:00:00Z')
  await using bank = await start({ clock })
  const { token } = await install(bank)
  const secret = String(wrapped(await register(bank, token), 'CredentialPasswordIp')['token_value'])
  clock.advance(hour)
  expect((await registerDevice(bank, token, secret)).error).toContain('User credentials are incorrect.')
})

test('the first session of a provider lasts an hour, the next ones ninety days', async () => {
  await using bank = await start()
  const { secret, client } = await providerOf(bank)
  expect(client.user['session_timeout']).toBe(3_600)
  const second = await openSession(bank, client.token, secret)
  expect(wrapped(second, 'UserPaymentServiceProvider')['session_timeout']).toBe(7_776_000)
})

test('the same name is the same provider, another name another', async () => {
  await using bank = await start()
  const [one, same, other] = [
    await providerOf(bank),
    await providerOf(bank),
    await providerOf(bank, 'Other AISP'),
  ]
  expect(same.client.userId).toBe(one.client.userId)
  expect(other.client.userId).not.toBe(one.client.userId)
})

test('a provider makes its OAuth client, a customer approves, and the provider reads on their behalf', async () => {
  await using bank = await start()
  const { client } = await providerOf(bank)
  const oauth = await oauthClientOf(bank, client)
  const { client_id, redirect_uri } = oauth
  const location = await answerBunqConsent(authorizeUrl(bank, { client_id, redirect_uri }), { person: 'Mikkel' })
  const { access_token: secret } = (await (await tokenRequest(bank, codeIn(location), oauth)).json()) as Record<string, string>
  const session = await openSession(bank, client.token, secret ?? '')
  const user = wrapped(session, 'UserApiKey')
  expect(user['requested_by_user']).toMatchObject({ UserPaymentServiceProvider: { id: client.userId } })
  const token = String(wrapped(session, 'Token')['token'])
  const accounts = await call(bank, `/v1/user/${String(user['id'])}/monetary-account`, { token })
  expect(wrapped(accounts, 'MonetaryAccountJoint')['description']).toBe('Huishouden')
}) // prettier-ignore

test('a provider that may only initiate payments sees accounts, and no payment', async () => {
  await using bank = await start()
  const { client } = await providerOf(bank, 'Payer PISP')
  const oauth = await oauthClientOf(bank, client)
  const { client_id, redirect_uri } = oauth
  const location = await answerBunqConsent(authorizeUrl(bank, { client_id, redirect_uri }))
  const { access_token: secret } = (await (await tokenRequest(bank, codeIn(location), oauth)).json()) as Record<string, string>
  const guest = await signIn(bank, secret)
  const accounts = `/v1/user/${guest.userId}/monetary-account`
  expect((await guest.get(accounts)).status).toBe(200)
  for (const list of ['payment', 'mastercard-action', 'schedule-payment']) {
    expect((await guest.get(`${accounts}/3620001/${list}`)).status).toBe(403)
  }
}) // prettier-ignore
