import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { answerBunqConsent, giveBunqConsent } from './answer-consent.ts'
import { startBunqSandbox, type BunqSandboxOptions } from './sandbox.ts'
import { accessToken, authorizeUrl, call, codeIn, everything, openSession, redirectUri, signIn, tokenRequest, wrapped, type Fields } from './test-client.ts' // prettier-ignore

const minute = 60_000
const day = 86_400_000
const clockAt = () => movableClock('2026-07-08T10:00:00Z')
const start = ({ switches = {}, ...options }: BunqSandboxOptions = {}) =>
  startBunqSandbox({ clock: clockAt(), ...options, switches: { rateLimits: 'off', ...switches } })
const json = async (reply: Response | Promise<Response>) => (await (await reply).json()) as Fields

test('a person approves, and the app comes back with a code and its state, and has a token for it', async () => {
  await using bank = await start()
  const location = await answerBunqConsent(authorizeUrl(bank))
  expect(location).toMatch(/^http:\/\/localhost:8765\/callback\?code=[0-9a-f]{64}&state=st$/)
  const reply = await tokenRequest(bank, codeIn(location))
  const body = await json(reply)
  expect(body).toMatchObject({ token_type: 'bearer', state: 'st' })
  expect(body['access_token']).toMatch(/^[0-9a-f]{64}$/)
  expect([Object.keys(body).length, reply.headers.get('x-bunq-server-signature')]).toEqual([3, null])
})

test('a code works once, and no longer than five minutes', async () => {
  const clock = clockAt()
  await using bank = await start({ clock })
  const code = codeIn(await answerBunqConsent(authorizeUrl(bank)))
  expect((await tokenRequest(bank, code)).status).toBe(200)
  const again = await tokenRequest(bank, code)
  expect([again.status, (await json(again))['error']]).toEqual([400, 'invalid_grant'])
  const late = codeIn(await answerBunqConsent(authorizeUrl(bank)))
  clock.advance(5 * minute)
  bank.switches.tokenErrorStatus = 401
  expect((await tokenRequest(bank, late)).status).toBe(401)
})

test.each([
  [{ redirect_uri: 'https://localhost:8765/callback' }, 'invalid_grant'],
  [{ client_secret: 'wrong' }, 'invalid_client'],
  [{ client_id: 'wrong' }, 'invalid_client'],
  [{ grant_type: 'refresh_token' }, 'unsupported_grant_type'],
  [{ redirect_uri: null }, 'invalid_request'],
])('a token request with %o is refused and burns the code', async (changes, error) => {
  await using bank = await start()
  const code = codeIn(await answerBunqConsent(authorizeUrl(bank)))
  expect(await json(tokenRequest(bank, code, changes))).toMatchObject({ error })
  expect(await json(tokenRequest(bank, code))).toMatchObject({ error: 'invalid_grant' })
})

test('parameters in a body are not read', async () => {
  await using bank = await start()
  const code = codeIn(await answerBunqConsent(authorizeUrl(bank)))
  const { clientId, clientSecret } = bank.oauthClient
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: clientId, client_secret: clientSecret }
  const reply = await fetch(bank.endpoints.token, { method: 'POST', body: new URLSearchParams(fields) })
  expect([reply.status, (await json(reply))['error']]).toEqual([400, 'invalid_request'])
}) // prettier-ignore

test('the redirect address must be a registered one to the letter, and may be https where nobody answers', async () => {
  await using bank = await start()
  const show = (changes: Readonly<Record<string, string>>) => fetch(authorizeUrl(bank, changes))
  for (const redirect_uri of [`${redirectUri}/`, 'http://127.0.0.1:8765/callback', 'http://localhost:8766/callback']) {
    const page = await show({ redirect_uri })
    expect([page.status, (await page.text()).includes('to the letter')]).toEqual([400, true])
  }
  bank.oauthClient.redirectUris = ['https://localhost:9443/callback']
  expect((await show({})).status).toBe(400)
  const location = await answerBunqConsent(authorizeUrl(bank, { redirect_uri: 'https://localhost:9443/callback' }))
  expect(location.startsWith('https://localhost:9443/callback?code=')).toBe(true)
  expect((await show({ client_id: 'unknown' })).status).toBe(400)
  expect((await show({ redirect_uri: 'https://localhost:9443/callback', response_type: 'token' })).status).toBe(400)
}) // prettier-ignore

test('the page shows a code to scan, who could scan it and what they could share, and needs no script', async () => {
  await using bank = await start()
  const reply = await fetch(authorizeUrl(bank))
  const page = await reply.text()
  expect(page).toContain('<svg')
  expect([page.match(/type="radio"/g)?.length, page.match(/type="checkbox"/g)?.length]).toEqual([2, 3])
  expect(page).toContain('Huishouden')
  expect(page).not.toContain('<script')
  expect(reply.headers.get('content-security-policy')).toContain("form-action 'self' http://localhost:8765")
  const norwegian = await fetch(authorizeUrl(bank), { headers: { 'accept-language': 'nb-NO' } })
  expect(await norwegian.text()).toContain('Dele kontoer')
})

test('somebody who denies, or is made to, sends the app an error and its state', async () => {
  await using bank = await start()
  const denied = new URL(await answerBunqConsent(authorizeUrl(bank), { decision: 'deny' }))
  expect(denied.search).toBe('?error=access_denied&error_description=Access+was+denied.&state=st')
  bank.switches.deniesConsent = true
  expect(await answerBunqConsent(authorizeUrl(bank))).toContain('error=access_denied')
})

test('nobody can share nothing: the page asks again', async () => {
  await using bank = await start()
  const body = new URLSearchParams({ person: '3610001', decision: 'approve', account: '3610002:3620001' })
  const reply = await fetch(authorizeUrl(bank), { method: 'POST', body, redirect: 'manual' })
  expect([reply.status, (await reply.text()).includes('role="alert"')]).toEqual([400, true])
})

test('a consent can be given to a listener that waits', async () => {
  await using bank = await start()
  await using app = await start()
  bank.oauthClient.redirectUris = [`${app.url}/landed`]
  expect(await giveBunqConsent(authorizeUrl(bank, { redirect_uri: `${app.url}/landed` }))).toBe(404)
  expect(app.calls.all.at(-1)).toMatchObject({ method: 'GET', path: '/landed', queryKeys: ['code', 'state'] })
}) // prettier-ignore

test('an access token signs in as UserApiKey, which names the app’s owner and the customer', async () => {
  await using bank = await start()
  const client = await signIn(bank, await accessToken(bank, { person: 'Mikkel' }))
  expect([client.wrapper, client.userId]).toEqual(['UserApiKey', 3_700_123])
  expect(client.user).toMatchObject({
    requested_by_user: { UserPerson: { id: 3_610_001, session_timeout: 604_800 } },
    granted_by_user: { UserPerson: { id: 3_610_002, public_nick_name: 'Mikkel' } },
  })
  expect(wrapped(await client.get('/v1/user'), 'UserApiKey')['id']).toBe(client.userId)
  expect(wrapped(await client.get(`/v1/user/${client.userId}`), 'UserApiKey')['id']).toBe(client.userId)
  for (const path of ['/v1/user-person/3610002', '/v1/user/3610002']) {
    expect(wrapped(await client.get(path), 'UserPerson')).toMatchObject({ first_name: 'Mikkel' })
  }
  expect((await client.get('/v1/user-person/3610001')).status).toBe(404)
})

test('it sees the shared accounts and no other, by the id of the UserApiKey or of the customer', async () => {
  await using bank = await start()
  const client = await signIn(bank, await accessToken(bank, { accounts: [3_620_002] }))
  const list = (uid: number) => client.get(`/v1/user/${uid}/monetary-account`)
  const shared = await list(client.userId)
  expect(shared.items.map((item) => Object.keys(item)[0])).toEqual(['MonetaryAccountSavings'])
  expect((await list(3_610_001)).items).toEqual(shared.items)
  expect((await list(3_610_002)).status).toBe(404)
  expect((await client.get(`/v1/user/${client.userId}/monetary-account/3620001/payment`)).status).toBe(404)
  expect((await client.get(`/v1/user/${client.userId}/monetary-account/3620002/payment`)).status).toBe(200)
  bank.switches.grantedIdInPath = 'refused'
  expect([(await list(3_610_001)).status, (await list(client.userId)).status]).toEqual([404, 200])
  expect((await client.get('/v1/user-person/3610001')).status).toBe(200)
})

test('an access token needs no device of its own under an installation that has one', async () => {
  await using bank = await start()
  const owner = await signIn(bank)
  const session = await openSession(bank, owner.token, await accessToken(bank, { person: 'Mikkel' }))
  expect([session.status, Object.keys(session.items[2] ?? {})]).toEqual([200, ['UserApiKey']])
})

test('what was allowed can be taken back: the session dies, and no other is opened', async () => {
  await using bank = await start()
  const token = await accessToken(bank)
  const client = await signIn(bank, token)
  bank.revokeGrants()
  expect((await client.get('/v1/user')).status).toBe(401)
  const session = await openSession(bank, client.token, token)
  expect([session.status, session.error.startsWith('User credentials are incorrect.')]).toEqual([400, true])
  expect((await (await signIn(bank)).get('/v1/user')).status).toBe(200) // the personal key lives
})

test('allowing again leaves the older token alive, or by a switch kills it', async () => {
  await using bank = await start()
  const first = await signIn(bank, await accessToken(bank))
  const second = await signIn(bank, await accessToken(bank))
  expect([first.userId === second.userId, (await first.get('/v1/user')).status]).toEqual([true, 200])
  bank.switches.regrantInvalidates = true
  const mikkel = await signIn(bank, await accessToken(bank, { person: 'Mikkel' }))
  const third = await signIn(bank, await accessToken(bank))
  const statuses = [first, mikkel, third].map(async (client) => (await client.get('/v1/user')).status)
  expect(await Promise.all(statuses)).toEqual([401, 200, 200])
})

test('history may be cut for OAuth sessions, and never is for a personal key', async () => {
  const clock = clockAt()
  await using bank = await start({ clock })
  const [grant, key] = [await signIn(bank, await accessToken(bank)), await signIn(bank)]
  const path = (uid: number) => `/v1/user/${uid}/monetary-account/3620001/payment`
  const whole = await everything(grant, path(grant.userId))
  expect(whole.length).toBeGreaterThan(1_000)
  bank.switches.historyCutDays = 90
  const cut = await everything(grant, path(grant.userId), 50)
  const oldest = (cut.at(-1)?.['Payment'] as Fields | undefined)?.['created']
  expect(cut).toEqual(whole.slice(0, cut.length))
  expect(Date.parse(`${String(oldest).replace(' ', 'T')}Z`)).toBeGreaterThan(clock.now() - 90 * day)
  expect(cut.length).toBeGreaterThan(60)
  expect(await everything(key, path(key.userId))).toHaveLength(whole.length)
})

test('a person has one OAuth client, and can give it another address', async () => {
  await using bank = await start()
  const owner = await signIn(bank)
  const clients = `/v1/user/${owner.userId}/oauth-client`
  const client = wrapped(await owner.get(clients), 'OauthClient')
  expect(client).toMatchObject({ client_id: bank.oauthClient.clientId, secret: bank.oauthClient.clientSecret, status: 'ACTIVE' })
  const send = (path: string, method: string, body: unknown) => call(bank, path, { method, body, token: owner.sessionToken, signature: true })
  expect((await send(clients, 'POST', { status: 'ACTIVE' })).status).toBe(400)
  const callbacks = `${clients}/${String(client['id'])}/callback-url`
  const added = wrapped(await send(callbacks, 'POST', { url: 'http://localhost:9999/x' }), 'Id')
  expect(bank.oauthClient.redirectUris).toContain('http://localhost:9999/x')
  await send(`${callbacks}/${String(added['id'])}`, 'PUT', { url: 'http://localhost:9999/y' })
  expect(wrapped(await owner.get(`${callbacks}/${String(added['id'])}`), 'OauthCallbackUrl')['url']).toBe('http://localhost:9999/y')
  const gone = await call(bank, `${callbacks}/${String(added['id'])}`, { method: 'DELETE', token: owner.sessionToken })
  expect([gone.status, gone.text]).toEqual([200, '{}'])
  expect(bank.oauthClient.redirectUris).not.toContain('http://localhost:9999/y')
  const guest = await signIn(bank, await accessToken(bank))
  for (const uid of [guest.userId, owner.userId]) {
    expect((await guest.get(`/v1/user/${uid}/oauth-client`)).status).toBe(404)
    expect((await guest.get(`/v1/user/${uid}/credential-password-ip`)).status).toBe(404)
  }
}) // prettier-ignore

test('a code is of no use to another client, even with the same address', async () => {
  await using bank = await start()
  const fresh = await call(bank, '/v1/sandbox-user-person', { method: 'POST' })
  const other = await signIn(bank, String(wrapped(fresh, 'ApiKey')['api_key']))
  const clients = `/v1/user/${other.userId}/oauth-client`
  const post = (path: string, body: unknown) => call(bank, path, { token: other.sessionToken, body })
  const { id } = wrapped(await post(clients, { status: 'ACTIVE' }), 'Id')
  await post(`${clients}/${String(id)}/callback-url`, { url: redirectUri })
  const client = wrapped(await other.get(clients), 'OauthClient')
  const changes = { client_id: String(client['client_id']), client_secret: String(client['secret']) }
  const code = codeIn(await answerBunqConsent(authorizeUrl(bank)))
  expect(await json(tokenRequest(bank, code, changes))).toMatchObject({ error: 'invalid_grant' })
})

test('every secret of a whole sign-in is known to a test that looks for leaks', async () => {
  await using bank = await start()
  const location = await answerBunqConsent(authorizeUrl(bank))
  const { access_token: token } = await json(tokenRequest(bank, codeIn(location)))
  const client = await signIn(bank, String(token))
  const { clientSecret } = bank.oauthClient
  expect(bank.secrets()).toEqual(
    expect.arrayContaining([
      bank.apiKey,
      clientSecret,
      codeIn(location),
      token,
      client.token,
      client.sessionToken,
    ]),
  )
})
