import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { authorise, type AuthoriseOptions } from './authorise.ts'
import {
  canary,
  comingBack,
  credentials,
  failureOf,
  startBank,
  tokens,
  visit,
  type Page,
} from './testing/bank.ts'

type Bank = Awaited<ReturnType<typeof startBank>>

function signIn(
  bank: Bank,
  openBrowser: AuthoriseOptions['openBrowser'],
  more: Partial<AuthoriseOptions> = {},
) {
  const { server, http, clock } = bank
  return authorise({ server, credentials, http, clock, openBrowser, language: 'en', ...more })
}

const code = `${canary}-code`
const agree = (url: string) => visit(comingBack(url, { code }))
const isFree = (bank: Bank) =>
  expect(visit(bank.server.redirectUri)).rejects.toMatchObject({ code: 'ECONNREFUSED' })

test('a person who agrees at the bank comes back with tokens, and sees a page that says so', async () => {
  await using bank = await startBank(() => tokens('1'))
  const now = bank.clock.now()
  let page: Page | null = null
  const result = await signIn(bank, async (url) => void (page = await agree(url)), { language: 'nb' })
  expect(result).toEqual({
    accessToken: `${canary}-access-1`,
    accessExpiresAt: now + 480_000, // min(599, 540) - 60 seconds
    refreshToken: `${canary}-refresh-1`,
    refreshIdleExpiresAt: now + 2_591_999_000,
    refreshAbsoluteExpiresAt: now + 31_535_999_000,
  })
  expect(page).toMatchObject({ status: 200, html: expect.stringContaining('Tilbake fra banken') })
  expect(JSON.stringify(page)).not.toContain(canary)
})

test('the bank is asked with the registered address, a fresh state, and a challenge its verifier answers', async () => {
  await using bank = await startBank(() => tokens('1'), {
    extraAuthorizeParams: { finInst: 'fid-smn', state: 'no' },
  })
  const asked: URLSearchParams[] = []
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await signIn(bank, async (url) => {
      asked.push(new URL(url).searchParams)
      await agree(url)
    })
  }
  const [first = new URLSearchParams(), second = new URLSearchParams()] = asked
  expect(Object.fromEntries(first)).toEqual({
    finInst: 'fid-smn',
    response_type: 'code',
    client_id: 'client-1',
    redirect_uri: bank.server.redirectUri,
    state: expect.stringMatching(/^[\w-]{43}$/), // 256 bits
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
  })
  expect(first.get('state')).not.toBe(second.get('state'))
  const form = bank.asked[0]?.form ?? {}
  expect(form).toMatchObject({
    grant_type: 'authorization_code',
    code,
    redirect_uri: bank.server.redirectUri,
    client_id: 'client-1',
    client_secret: credentials.clientSecret,
  })
  const challenge = createHash('sha256')
    .update(form['code_verifier'] ?? '')
    .digest('base64url')
  expect(challenge).toBe(first.get('code_challenge'))
})

test('with Basic the pair travels in the header, plain, and not in the form', async () => {
  await using bank = await startBank(() => tokens('1'), { clientAuth: 'basic' })
  await signIn(bank, async (url) => void (await agree(url)))
  const pair = Buffer.from(`client-1:${credentials.clientSecret}`).toString('base64')
  expect(bank.asked[0]?.authorization).toBe(`Basic ${pair}`)
  expect(bank.asked[0]?.form).not.toHaveProperty('client_secret')
})

test('the stages come in order, and the end of waiting is told', async () => {
  await using bank = await startBank(() => tokens('1'))
  const stages: unknown[] = []
  const endsAt = bank.clock.now() + 120_000
  const onStage = (stage: string, at: number | null) => void stages.push([stage, at])
  const { promise: browserReady, resolve } = Promise.withResolvers<string>()
  const done = signIn(bank, resolve, { onStage })
  const url = await browserReady
  await Promise.resolve()
  await agree(url)
  await done
  expect(stages).toEqual([
    ['opening-browser', endsAt],
    ['waiting-for-bank', endsAt],
    ['exchanging-code', null],
  ])
})

test('a person who says no is told that nothing was connected', async () => {
  await using bank = await startBank(() => tokens('1'))
  const { promise: page, resolve } = Promise.withResolvers<Page>()
  const denied = signIn(bank, async (url) => {
    resolve(await visit(comingBack(url, { error: 'access_denied', error_description: `${canary}<script>` })))
  })
  expect(await failureOf(denied)).toMatchObject({ code: 'consent-denied' })
  expect(await page).toMatchObject({ status: 200, html: expect.stringContaining('Nothing was connected') })
  expect(JSON.stringify(await page)).not.toContain(canary)
  expect(bank.asked).toHaveLength(0)
  await isFree(bank)
})

test.each([
  [{ error: 'unauthorized_client' }, 'client-rejected'],
  [{ error: 'server_error' }, 'bank-unreachable'],
  [{ error: 'temporarily_unavailable' }, 'bank-unreachable'],
  [{ error: canary }, 'unexpected-response'],
  [{ hello: 'world' }, 'unexpected-response'],
])('an answer %o is %s', async (parameters, expected) => {
  await using bank = await startBank(() => tokens('1'))
  const { promise: page, resolve } = Promise.withResolvers<Page>()
  const failed = signIn(bank, async (url) => resolve(await visit(comingBack(url, parameters))))
  expect(await failureOf(failed)).toMatchObject({ code: expected })
  expect(await page).toMatchObject({ html: expect.stringContaining('could not finish') })
  expect(bank.asked).toHaveLength(0)
})

test('a wrong state in a page the person sees ends the attempt, and its code is not used', async () => {
  await using bank = await startBank(() => tokens('1'))
  const { promise: page, resolve } = Promise.withResolvers<Page>()
  const hit = signIn(bank, async (url) => {
    const options = { headers: { 'sec-fetch-dest': 'document' } }
    resolve(await visit(comingBack(url, { code, state: `${canary}-wrong` }), options))
  })
  expect(await failureOf(hit)).toMatchObject({ code: 'consent-mismatch' })
  expect(await page).toMatchObject({
    status: 400,
    html: expect.stringContaining('Not the sign-in we wait for'),
  })
  expect(bank.asked).toHaveLength(0)
  await isFree(bank)
})

test('stray hits change nothing: another path, host, method, or a wrong state no person sees', async () => {
  await using bank = await startBank(() => tokens('1'))
  const strays: number[] = []
  const result = await signIn(bank, async (url) => {
    const back = comingBack(url, { code })
    const wrong = comingBack(url, { code, state: 'wrong' })
    for (const [address, options] of [
      [new URL('/favicon.ico', back).href, {}],
      [back, { headers: { host: 'evil.example' } }],
      [back, { method: 'POST' }],
      [wrong, { headers: { 'sec-fetch-dest': 'image' } }],
    ] as const) {
      strays.push((await visit(address, options)).status)
    }
    await visit(back)
  })
  expect(strays).toEqual([404, 421, 405, 400])
  expect(result.accessToken).toBe(`${canary}-access-1`)
})

test('a second hit is told that the answer was taken; after the end nobody listens any more', async () => {
  const { promise: exchanging, resolve: exchangeBegan } = Promise.withResolvers<void>()
  const { promise: mayAnswer, resolve: answerNow } = Promise.withResolvers<void>()
  await using bank = await startBank(async () => {
    exchangeBegan()
    await mayAnswer
    return tokens('1')
  })
  let back = ''
  const done = signIn(bank, async (url) => {
    back = comingBack(url, { code })
    await visit(back)
  })
  await exchanging
  expect(await visit(back)).toMatchObject({
    status: 409,
    html: expect.stringContaining('Already taken care of'),
  })
  answerNow()
  await done
  await expect(visit(back)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect(bank.asked).toHaveLength(1)
})

test('a person who never comes back ends in a time-out, and a late hit finds nobody', async () => {
  await using bank = await startBank(() => tokens('1'))
  let back = ''
  const timeout = signIn(bank, (url) => void (back = comingBack(url, { code })), { timeoutMs: 30 })
  expect(await failureOf(timeout)).toMatchObject({ code: 'consent-timeout' })
  await expect(visit(back)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('a cancel ends the wait, before it began, in the middle, or during the exchange', async () => {
  const cancelled = { code: 'consent-cancelled' }
  await using bank = await startBank(() => tokens('1'))
  const before = signIn(bank, () => expect.unreachable(), { signal: AbortSignal.abort() })
  expect(await failureOf(before)).toMatchObject(cancelled)

  const middle = new AbortController()
  expect(await failureOf(signIn(bank, () => middle.abort(), { signal: middle.signal }))).toMatchObject(
    cancelled,
  )
  await isFree(bank)

  const during = new AbortController()
  await using slow = await startBank(async () => {
    during.abort()
    return tokens('1')
  })
  const exchange = signIn(slow, async (url) => void (await agree(url)), { signal: during.signal })
  expect(await failureOf(exchange)).toMatchObject(cancelled)
  await isFree(slow)
})

test('a browser that cannot be opened ends the attempt', async () => {
  await using bank = await startBank(() => tokens('1'))
  for (const broken of [
    () => Promise.reject(new Error('no browser')),
    () => expect.unreachable('no browser'),
  ]) {
    await expect(signIn(bank, broken)).rejects.toThrow('no browser')
    await isFree(bank)
  }
})

test.each(['127.0.0.1', '::1'])('a port somebody else holds on %s is said at once', async (host) => {
  await using bank = await startBank(() => tokens('1'))
  const port = Number(new URL(bank.server.redirectUri).port)
  const other = createServer((_request, response) => response.end('other'))
  await new Promise<void>((resolve) => other.listen({ port, host }, resolve))
  let isOpened = false
  const failure = await failureOf(signIn(bank, () => void (isOpened = true)))
  expect(failure).toMatchObject({ code: 'redirect-port-taken' })
  expect(isOpened).toBe(false)
  await new Promise((resolve) => other.close(resolve))
  await isFree(bank)
  await signIn(bank, async (url) => void (await agree(url)))
})

test.each(['127.0.0.1', '[::1]'])('the browser may come back to %s', async (host) => {
  await using bank = await startBank(() => tokens('1'))
  const result = await signIn(bank, async (url) => {
    await visit(comingBack(url, { code }).replace('localhost', host))
  })
  expect(result.accessToken).toBe(`${canary}-access-1`)
})

test.each([
  [400, '{"error":"invalid_grant"}', 'code-expired'],
  [400, `Something went wrong ${canary}`, 'code-expired'],
  [400, '', 'code-expired'],
  [401, 'Unauthorized', 'client-rejected'],
  [401, '{"error":"invalid_grant"}', 'client-rejected'],
  [400, `{"error":"invalid_client","error_description":"${canary}"}`, 'client-rejected'],
  [400, '{"error":"invalid_request"}', 'unexpected-response'],
  [403, `<html>${canary}`, 'unexpected-response'],
  [302, canary, 'unexpected-response'],
  [500, canary, 'bank-unreachable'],
  [200, `<html>${canary}`, 'unexpected-response'],
  [200, `{"access_token":"${canary}`, 'unexpected-response'],
  [200, `{"access_token":"${canary}"}`, 'unexpected-response'],
  [200, `{"access_token":"${canary}","token_type":"mac"}`, 'unexpected-response'],
  [200, `{"access_token":"${canary}","token_type":"Bearer","expires_in":"soon"}`, 'unexpected-response'],
])('a token endpoint that answers %i %s ends in %s', async (status, body, expected) => {
  await using bank = await startBank(() => ({ status, body, contentType: 'text/plain' }))
  const failure = await failureOf(signIn(bank, async (url) => void (await agree(url))))
  expect(failure).toMatchObject({ code: expected })
  expect(bank.asked).toHaveLength(1) // a code is never sent twice
})

test('what a bank adds to its reply, or to its callback, does no harm', async () => {
  await using bank = await startBank(() => ({
    ...tokens('1', { id_token: 'not.a.jwt', state: 'x', userinfo: '{}', scope: null, expires_in: '599' }),
    contentType: 'text/plain',
  }))
  const result = await signIn(bank, async (url) => {
    await visit(comingBack(url, { code, iss: 'https://elsewhere.example', session_state: 'x' }))
  })
  expect(result.accessExpiresAt).toBe(bank.clock.now() + 480_000)
})

test('the legacy generation gives no refresh token: the consent ends with the access token', async () => {
  await using bank = await startBank(() => ({
    body: { access_token: 'a', token_type: 'Bearer', expires_in: 15_552_000 },
  }))
  expect(await signIn(bank, async (url) => void (await agree(url)))).toMatchObject({
    refreshToken: null,
    refreshIdleExpiresAt: null,
    refreshAbsoluteExpiresAt: null,
  })
})

test('where the bank does not say how long, the server’s own defaults hold, and idle never outlives absolute', async () => {
  const silent = { refresh_token_expires_in: undefined, refresh_token_absolute_expires_in: undefined }
  await using bank = await startBank((_asked, count) =>
    tokens('1', count === 1 ? silent : { ...silent, refresh_token_absolute_expires_in: 500 }),
  )
  const now = bank.clock.now()
  const agreeing = async (url: string) => void (await agree(url))
  expect(await signIn(bank, agreeing)).toMatchObject({
    refreshIdleExpiresAt: now + 1_000_000,
    refreshAbsoluteExpiresAt: now + 5_000_000,
  })
  expect(await signIn(bank, agreeing)).toMatchObject({
    refreshIdleExpiresAt: now + 500_000,
    refreshAbsoluteExpiresAt: now + 500_000,
  })
})
