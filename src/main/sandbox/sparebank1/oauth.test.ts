import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { answerConsent } from './answer-consent.ts'
import { sandboxClient, startSparebank1Sandbox } from './sandbox.ts'
import {
  authorizeUrl,
  codeIn,
  exchange,
  jsonOf,
  redirectUri,
  refresh,
  signIn,
  tokenRequest,
} from './test-client.ts'

const noon = '2026-06-15T10:00:00Z'
const minute = 60_000
const day = 86_400_000
const start = (options: Parameters<typeof startSparebank1Sandbox>[0] = {}) =>
  startSparebank1Sandbox({ clock: movableClock(noon), ...options })

test('approving sends the browser back with a code and the state as it came', async () => {
  await using bank = await start()
  const location = new URL(await answerConsent(authorizeUrl(bank, { state: 'a b&c=1' })))
  expect(location.origin + location.pathname).toBe(redirectUri)
  expect(location.searchParams.get('state')).toBe('a b&c=1')
  expect(codeIn(location.href).length).toBeGreaterThan(20)
})

test('denying sends the browser back with access_denied, and no code', async () => {
  await using bank = await start()
  const location = new URL(await answerConsent(authorizeUrl(bank), { decision: 'deny' }))
  expect(location.searchParams.get('error')).toBe('access_denied')
  expect(location.searchParams.has('code')).toBe(false)
  expect(location.searchParams.get('state')).toBe('xyz')
})

test('a switch denies whatever the person presses', async () => {
  await using bank = await start({ switches: { deniesConsent: true } })
  expect(await answerConsent(authorizeUrl(bank))).toContain('error=access_denied')
})

test('a customer of another bank than finInst names is denied; without finInst nobody is', async () => {
  await using bank = await start({ switches: { finInst: 'fid-smn' } })
  expect(await answerConsent(authorizeUrl(bank, { finInst: 'fid-sor-norge' }))).toContain(
    'error=access_denied',
  )
  expect(await answerConsent(authorizeUrl(bank, { finInst: 'fid-smn' }))).toContain('code=')
  expect(await answerConsent(authorizeUrl(bank))).toContain('code=')
})

test('a slow person keeps the browser waiting before it is sent back', async () => {
  await using bank = await start({ switches: { consentDelayMs: 60 } })
  const before = performance.now()
  await answerConsent(authorizeUrl(bank))
  expect(performance.now() - before).toBeGreaterThanOrEqual(55)
})

test('a redirect address that is not registered exactly is told to the person and never visited', async () => {
  const strict = { clientId: 'strict', clientSecret: 's', redirectUris: ['http://localhost:8000/cgi-bin/tutorial.py'] }
  await using bank = await start({ clients: [strict] })
  const ask = (redirect: string, client: string) =>
    fetch(authorizeUrl(bank, { client_id: client, redirect_uri: redirect }), { method: 'POST', redirect: 'manual', body: 'decision=approve' })
  expect((await ask('http://localhost:8000/cgi-bin/tutorial.py', 'strict')).status).toBe(302)
  for (const wrong of ['http://localhost:8000/cgi-bin/tutorial_5.py', 'http://localhost:8001/cgi-bin/tutorial.py', 'http://127.0.0.1:8000/cgi-bin/tutorial.py']) {
    const refused = await ask(wrong, 'strict')
    expect(refused.status).toBe(400)
    expect(refused.headers.has('location')).toBe(false)
  }
  expect((await ask('https://example.invalid/callback', sandboxClient.clientId)).status).toBe(400)
  expect((await ask(redirectUri, 'nobody')).status).toBe(400)
}) // prettier-ignore

test('the consent page speaks the browser’s language, runs no script and loads nothing', async () => {
  await using bank = await start()
  const page = async (language: string) => (await fetch(authorizeUrl(bank), { headers: { 'accept-language': language } })).text()
  expect(await page('nb-NO,nb;q=0.9,en;q=0.5')).toContain('Gi tilgang til kontoene dine?')
  expect(await page('de-DE,en;q=0.5')).toContain('Give access to your accounts?')
  const reply = await fetch(authorizeUrl(bank))
  const html = await reply.text()
  const policy = reply.headers.get('content-security-policy') ?? ''
  const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? ''
  expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("form-action 'self' http://localhost:8765")
  expect(html).not.toMatch(/<script|https?:\/\/(?!localhost)/)
  expect(html).toContain('Invented bank')
}) // prettier-ignore

test('the page asks for the bank only when finInst is absent, and shows hostile parameters as text', async () => {
  await using bank = await start({ clients: [{ clientId: '"><script>1</script>', clientSecret: 's', redirectUris: null }] })
  expect(await (await fetch(authorizeUrl(bank))).text()).toContain('SpareBank 1 Sør-Norge')
  expect(await (await fetch(authorizeUrl(bank, { finInst: 'fid-smn' }))).text()).not.toContain('SpareBank 1 Sør-Norge')
  const hostile = authorizeUrl(bank, { client_id: '"><script>1</script>', state: '"><img src=x>' })
  expect(await (await fetch(hostile)).text()).not.toMatch(/<script|<img/)
}) // prettier-ignore

test('a code works once, within two minutes', async () => {
  const clock = movableClock(noon)
  await using bank = await start({ clock })
  const code = codeIn(await answerConsent(authorizeUrl(bank)))
  clock.advance(2 * minute - 1)
  expect((await exchange(bank, code)).status).toBe(200)
  expect(await jsonOf(exchange(bank, code))).toMatchObject({ error: 'invalid_grant' })
  const late = codeIn(await answerConsent(authorizeUrl(bank)))
  clock.advance(2 * minute)
  expect((await exchange(bank, late)).status).toBe(400)
})

test.each([
  ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
  ['a wrong redirect address', { redirect_uri: 'http://localhost:1/other' }, 400, 'invalid_grant'],
])('%s refuses the exchange and burns the code', async (_name, change, status, error) => {
  await using bank = await start()
  const code = codeIn(await answerConsent(authorizeUrl(bank)))
  const failed = await tokenRequest(bank, { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...change })
  expect(failed.status).toBe(status)
  expect(await jsonOf(failed)).toMatchObject({ error })
  expect((await exchange(bank, code)).status).toBe(400)
}) // prettier-ignore

test('a challenge that was sent is verified, and none is asked for otherwise', async () => {
  await using bank = await start()
  const verifier = 'v'.repeat(50)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const ask = async (given: string | null) => {
    const url = authorizeUrl(bank, { code_challenge: challenge, code_challenge_method: 'S256' })
    const code = codeIn(await answerConsent(url))
    return tokenRequest(bank, { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: given })
  }
  expect((await ask(verifier)).status).toBe(200)
  expect((await ask('w'.repeat(50))).status).toBe(400)
  expect((await ask(null)).status).toBe(400)
  expect((await exchange(bank, codeIn(await answerConsent(authorizeUrl(bank))))).status).toBe(200)
}) // prettier-ignore

test('client id and secret may come by Basic or in the body', async () => {
  await using bank = await start()
  const basic = (secret: string) => `Basic ${Buffer.from(`${sandboxClient.clientId}:${secret}`).toString('base64')}`
  const ask = async (secret: string) => {
    const code = codeIn(await answerConsent(authorizeUrl(bank)))
    const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: null, client_secret: null }
    return tokenRequest(bank, fields, { authorization: basic(secret) })
  }
  expect((await ask(sandboxClient.clientSecret)).status).toBe(200)
  expect((await ask('wrong')).status).toBe(401)
}) // prettier-ignore

test('the token reply has the bank’s own fields, and echoes a state that was sent', async () => {
  await using bank = await start()
  const code = codeIn(await answerConsent(authorizeUrl(bank)))
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, state: 's1' }
  expect(await jsonOf(tokenRequest(bank, fields))).toMatchObject({
    token_type: 'Bearer',
    expires_in: 599,
    refresh_token_expires_in: 2_591_999,
    refresh_token_absolute_expires_in: 31_535_999,
    state: 's1',
  })
})

test.each([599, 299, 15_552_000])('the access token is dead after 600 seconds when expires_in says %i', async (expiresIn) => {
  const clock = movableClock(noon)
  await using bank = await start({ clock, switches: { expiresIn } })
  const client = await signIn(bank)
  clock.advance(Math.min(expiresIn, 599) * 1000)
  expect((await client.get('/common/helloworld')).status).toBe(200)
  clock.advance(1000)
  const dead = await client.get('/common/helloworld')
  expect([dead.status, await dead.text()]).toEqual([401, 'Unauthorized'])
}) // prettier-ignore

test('each refresh gives a new refresh token, and the old one is dead', async () => {
  await using bank = await start()
  const { refreshToken } = await signIn(bank)
  const second: Record<string, string> = await jsonOf(refresh(bank, refreshToken))
  expect(second['refresh_token']).not.toBe(refreshToken)
  expect(await jsonOf(refresh(bank, refreshToken))).toMatchObject({ error: 'invalid_grant' })
  expect((await refresh(bank, second['refresh_token'] ?? '')).status).toBe(200)
})

test('a switch leaves the refresh token out of the reply and keeps the old one alive', async () => {
  await using bank = await start()
  const { refreshToken } = await signIn(bank)
  bank.switches.omitsRefreshToken = true
  expect(await jsonOf(refresh(bank, refreshToken))).not.toHaveProperty('refresh_token')
  expect((await refresh(bank, refreshToken)).status).toBe(200)
})

test('thirty days without a refresh end the consent', async () => {
  const clock = movableClock(noon)
  await using bank = await start({ clock })
  const client = await signIn(bank)
  clock.advance(30 * day - 1)
  const next: Record<string, string> = await jsonOf(refresh(bank, client.refreshToken))
  clock.advance(30 * day)
  expect((await refresh(bank, next['refresh_token'] ?? '')).status).toBe(400)
})

test('a year after the sign-in the consent ends, however often it was refreshed', async () => {
  const clock = movableClock(noon)
  await using bank = await start({ clock })
  let { refreshToken } = await signIn(bank)
  let left = 0
  for (let month = 0; month < 12; month++) {
    clock.advance(29 * day)
    const reply: Record<string, unknown> = await jsonOf(refresh(bank, refreshToken))
    refreshToken = String(reply['refresh_token'])
    left = Number(reply['refresh_token_expires_in'])
    expect(reply['refresh_token_absolute_expires_in']).toBe((365 - 29 * (month + 1)) * 86_400 - 1)
  }
  expect(left).toBe(17 * 86_400 - 1) // the idle life is cut off by the absolute end
  clock.advance(17 * day)
  expect((await refresh(bank, refreshToken)).status).toBe(400)
})

test('deleting the client in the portal kills tokens at once', async () => {
  await using bank = await start()
  const client = await signIn(bank)
  bank.revokeConsents()
  expect((await client.get('/common/helloworld')).status).toBe(401)
  expect((await refresh(bank, client.refreshToken)).status).toBe(400)
})

test('a switch makes token errors vague and plain', async () => {
  await using bank = await start({ switches: { hasVagueTokenErrors: true } })
  const reply = await refresh(bank, 'unknown')
  expect([reply.status, reply.headers.get('content-type')]).toEqual([400, 'text/plain; charset=utf-8'])
  expect(await reply.text()).not.toContain('invalid')
})

test('the legacy generation gives a token of six months and none to refresh with', async () => {
  const clock = movableClock(noon)
  await using bank = await start({ clock, switches: { generation: 'legacy' } })
  const code = codeIn(await answerConsent(authorizeUrl(bank)))
  const reply: Record<string, unknown> = await jsonOf(exchange(bank, code))
  expect(reply).toMatchObject({ expires_in: 15_552_000, financial_institution_id: 'fid-smn' })
  expect(JSON.parse(String(reply['userinfo']))).toMatchObject({ firstname: 'Ingrid' })
  expect(reply).not.toHaveProperty('refresh_token')
  clock.advance(179 * day)
  const headers = { authorization: `Bearer ${String(reply['access_token'])}` }
  expect((await fetch(`${bank.url}/open/personal/banking/accounts/default`, { headers })).status).toBe(200)
})

test('every secret it ever gave out can be listed, for tests that look for leaks', async () => {
  await using bank = await start()
  const location = await answerConsent(authorizeUrl(bank))
  const tokens: Record<string, string> = await jsonOf(exchange(bank, codeIn(location)))
  expect(bank.secrets()).toEqual(
    expect.arrayContaining([codeIn(location), tokens['access_token'], tokens['refresh_token'], sandboxClient.clientSecret]),
  )
}) // prettier-ignore
