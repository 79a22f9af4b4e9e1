import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { TokenSet } from './port.ts'
import {
  canary,
  credentials,
  failureOf,
  startBank,
  tokens,
  type TokenAnswer,
  type TokenAsked,
} from './testing/bank.ts'
import { keptTokens } from './testing/store.ts'
import { createTokenSource } from './token-source.ts'

const day = 86_400_000

/** A bank that rotates like the real one: each refresh token works once. */
function rotating(): (asked: TokenAsked) => TokenAnswer {
  let alive = `${canary}-refresh-0`
  let count = 0
  return ({ form }) => {
    if (form['refresh_token'] !== alive) return { status: 400, body: { error: 'invalid_grant' } }
    count += 1
    alive = `${canary}-refresh-${count}`
    return tokens(String(count), { refresh_token_absolute_expires_in: undefined })
  }
}

type Bank = Awaited<ReturnType<typeof startBank>>

/** Signed in a while ago: the access token has just died, the consent has 30 days idle and 365 days in all. */
function signedIn(bank: Bank, more: Partial<TokenSet> = {}) {
  const now = bank.clock.now()
  const kept = keptTokens({
    accessToken: `${canary}-access-0`,
    accessExpiresAt: now,
    refreshToken: `${canary}-refresh-0`,
    refreshIdleExpiresAt: now + 30 * day,
    refreshAbsoluteExpiresAt: now + 365 * day,
    ...more,
  })
  /** As after a restart: only the record is left. */
  const start = () =>
    createTokenSource({
      server: bank.server,
      credentials,
      http: bank.http,
      clock: bank.clock,
      store: kept.store,
    })
  return { ...kept, start, source: start() }
}

test('a living access token is used as it is', async () => {
  await using bank = await startBank(rotating())
  const { source } = signedIn(bank, { accessExpiresAt: bank.clock.now() + 1 })
  expect(await source.accessToken()).toBe(`${canary}-access-0`)
  expect(bank.asked).toHaveLength(0)
})

test('a dead access token is replaced, and the rotated pair is what is kept', async () => {
  await using bank = await startBank(rotating())
  const { source, record } = signedIn(bank)
  const now = bank.clock.now()
  expect(await source.accessToken()).toBe(`${canary}-access-1`)
  expect(record.tokens).toEqual({
    accessToken: `${canary}-access-1`,
    accessExpiresAt: now + 480_000,
    refreshToken: `${canary}-refresh-1`,
    refreshIdleExpiresAt: now + 2_591_999_000,
    refreshAbsoluteExpiresAt: now + 365 * day, // fixed by the sign-in
  })
  expect(bank.asked[0]?.form).toEqual({
    grant_type: 'refresh_token',
    refresh_token: `${canary}-refresh-0`,
    client_id: 'client-1',
    client_secret: credentials.clientSecret,
  })
})

test('the absolute end moves only when the bank says so', async () => {
  await using bank = await startBank(() => tokens('1', { refresh_token_absolute_expires_in: 1000 }))
  const { source, record } = signedIn(bank)
  await source.accessToken()
  expect(record.tokens?.refreshAbsoluteExpiresAt).toBe(bank.clock.now() + 1_000_000)
})

test('parallel callers share one refresh, whichever way they ask', async () => {
  await using bank = await startBank(rotating())
  const { source } = signedIn(bank)
  const calls = [source.accessToken(), source.replaceToken(`${canary}-access-0`), source.accessToken()]
  expect(new Set(await Promise.all(calls))).toEqual(new Set([`${canary}-access-1`]))
  expect(bank.asked).toHaveLength(1)
})

test('a token refused after somebody else replaced it costs no second refresh', async () => {
  await using bank = await startBank(rotating())
  const { source } = signedIn(bank)
  await source.accessToken()
  expect(await source.replaceToken(`${canary}-access-0`)).toBe(`${canary}-access-1`)
  expect(bank.asked).toHaveLength(1)
})

test('a token refused before its end is replaced all the same', async () => {
  await using bank = await startBank(rotating())
  const { source } = signedIn(bank, { accessExpiresAt: bank.clock.now() + 60_000 })
  expect(await source.replaceToken(`${canary}-access-0`)).toBe(`${canary}-access-1`)
})

test('the new token is handed out only once it is kept', async () => {
  await using bank = await startBank(rotating())
  const { source, record } = signedIn(bank)
  const order: string[] = []
  const { promise: saving, resolve: saveBegan } = Promise.withResolvers<void>()
  const { promise: maySave, resolve: saveNow } = Promise.withResolvers<void>()
  record.beforeSave = async () => {
    saveBegan()
    await maySave
    order.push('saved')
  }
  const token = source.accessToken().then(() => order.push('handed out'))
  await saving
  saveNow()
  await token
  expect(order).toEqual(['saved', 'handed out'])
})

test.each([
  ['leaves the refresh token out', { refresh_token: undefined }],
  ['repeats the refresh token', { refresh_token: `${canary}-refresh-0` }],
])('a reply that %s keeps the old one', async (_what, more) => {
  await using bank = await startBank(() => tokens('1', more))
  const { source, record } = signedIn(bank)
  expect(await source.accessToken()).toBe(`${canary}-access-1`)
  expect(record.tokens?.refreshToken).toBe(`${canary}-refresh-0`)
  expect(record.tokens?.refreshIdleExpiresAt).toBe(bank.clock.now() + 2_591_999_000)
})

test('killed after the reply and before the save: the next start has to sign in again, and says so', async () => {
  await using bank = await startBank(rotating())
  const { source, record, start } = signedIn(bank)
  record.beforeSave = () => new Promise<void>(() => undefined) // the process ends here
  void source.accessToken()
  await expect.poll(() => bank.asked.length).toBe(1)
  expect(await failureOf(start().accessToken())).toMatchObject({ code: 'consent-revoked' })
})

test('killed after the save and before the use: nothing is lost', async () => {
  await using bank = await startBank(rotating())
  const { source, start } = signedIn(bank)
  void (await source.accessToken()) // never used
  expect(await start().accessToken()).toBe(`${canary}-access-1`)
  bank.clock.move(600_000)
  expect(await start().accessToken()).toBe(`${canary}-access-2`)
})

test('a save that failed is made up for before the token is handed out: the keychain was only locked', async () => {
  await using bank = await startBank(rotating())
  const { source, record } = signedIn(bank)
  record.beforeSave = () => {
    throw new AppError('vault-locked', 'locked')
  }
  expect(await failureOf(source.accessToken())).toMatchObject({ code: 'vault-locked' })
  expect(await failureOf(source.accessToken())).toMatchObject({ code: 'vault-locked' })
  expect(record.tokens?.refreshToken).toBe(`${canary}-refresh-0`)
  record.beforeSave = () => undefined
  expect(await source.accessToken()).toBe(`${canary}-access-1`)
  expect(record.tokens?.refreshToken).toBe(`${canary}-refresh-1`)
  expect(bank.asked).toHaveLength(1)
})

test('a new sign-in while a refresh is under way is not overwritten, and a deleted record does not come back', async () => {
  for (const after of ['sign-in', 'disconnect'] as const) {
    const { promise: mayAnswer, resolve: answerNow } = Promise.withResolvers<void>()
    await using bank = await startBank(async () => {
      await mayAnswer
      return tokens('1')
    })
    const { source, record } = signedIn(bank)
    const token = source.accessToken().catch((error: unknown) => error)
    await expect.poll(() => bank.asked.length).toBe(1)
    const fresh = { ...(record.tokens as TokenSet), accessToken: 'new', refreshToken: 'new-refresh' }
    record.tokens = after === 'sign-in' ? fresh : null
    answerNow()
    const expected = after === 'sign-in' ? 'new' : { code: 'needs-login' }
    if (typeof expected === 'string') expect(await token).toBe(expected)
    else expect(await token).toMatchObject(expected)
    expect(record.tokens).toBe(after === 'sign-in' ? fresh : null)
  }
})

test('two processes that refresh at once both end with the token that won', async () => {
  const answer = rotating()
  const held: (() => void)[] = []
  await using bank = await startBank(async (asked, count) => {
    if (count === 1) await new Promise<void>((resolve) => held.push(resolve))
    return answer(asked)
  })
  const { source, start } = signedIn(bank)
  const slow = source.accessToken()
  await expect.poll(() => held.length).toBe(1)
  expect(await start().accessToken()).toBe(`${canary}-access-1`)
  held.forEach((release) => release())
  expect(await slow).toBe(`${canary}-access-1`)
})

test('a caller who stops waiting does not stop the refresh', async () => {
  const { promise: mayAnswer, resolve: answerNow } = Promise.withResolvers<void>()
  await using bank = await startBank(async () => {
    await mayAnswer
    return tokens('1')
  })
  const { source, record } = signedIn(bank)
  const stop = new AbortController()
  const impatient = source.accessToken(stop.signal)
  const patient = source.accessToken()
  await expect.poll(() => bank.asked.length).toBe(1)
  stop.abort()
  expect(await failureOf(impatient)).toMatchObject({ code: 'cancelled' })
  answerNow()
  expect(await patient).toBe(`${canary}-access-1`)
  expect(record.tokens?.accessToken).toBe(`${canary}-access-1`)
  bank.clock.move(600_000)
  expect(await failureOf(source.accessToken(AbortSignal.abort()))).toMatchObject({ code: 'cancelled' })
})

test.each([
  [0, 'consent-revoked'],
  [31, 'consent-expired'],
])('a refresh token refused after %i days means %s', async (days, expected) => {
  await using bank = await startBank(() => ({ status: 400, body: 'Sorry' }))
  const { source, record } = signedIn(bank)
  const before = record.tokens
  bank.clock.move(days * day)
  expect(await failureOf(source.accessToken())).toMatchObject({ code: expected })
  expect(record.tokens).toBe(before) // a failed refresh deletes nothing
})

test('a clock some minutes behind the bank’s does not make an ended consent a withdrawn one', async () => {
  await using bank = await startBank(() => ({ status: 400, body: '' }))
  const end = bank.clock.now() + 10 * 60_000
  expect(await failureOf(signedIn(bank, { refreshIdleExpiresAt: end }).source.accessToken())).toMatchObject({
    code: 'consent-expired',
  })
  const early = signedIn(bank, { refreshIdleExpiresAt: end + 1 }).source
  expect(await failureOf(early.accessToken())).toMatchObject({ code: 'consent-revoked' })
})

test('a refresh token refused after its absolute end has expired too', async () => {
  await using bank = await startBank(() => ({ status: 400, body: '' }))
  const { source } = signedIn(bank, { refreshAbsoluteExpiresAt: bank.clock.now() })
  expect(await failureOf(source.accessToken())).toMatchObject({ code: 'consent-expired' })
})

test.each([
  [401, 'Unauthorized', 'client-rejected'],
  [400, '{"error":"invalid_client"}', 'client-rejected'],
  [503, '', 'bank-unreachable'],
  [429, '', 'bank-busy'],
  [200, '<html>', 'unexpected-response'],
])('a refresh answered with %i %s ends in %s, and the next one works', async (status, body, expected) => {
  const answer = rotating()
  await using bank = await startBank((asked, count) => (count === 1 ? { status, body } : answer(asked)))
  const { source } = signedIn(bank)
  expect(await failureOf(source.accessToken())).toMatchObject({ code: expected })
  bank.clock.move(60_000) // the wait a bare 429 asks for
  expect(await source.accessToken()).toBe(`${canary}-access-1`)
})

test('without tokens a person has to sign in', async () => {
  await using bank = await startBank(rotating())
  const { source, record } = signedIn(bank)
  record.tokens = null
  expect(await failureOf(source.accessToken())).toMatchObject({ code: 'needs-login' })
  expect(await failureOf(source.replaceToken('x'))).toMatchObject({ code: 'needs-login' })
})

test('without a refresh token the consent ends with the access token, or when the bank says so before', async () => {
  await using bank = await startBank(rotating())
  const legacy = { refreshToken: null, refreshIdleExpiresAt: null, refreshAbsoluteExpiresAt: null }
  const { source } = signedIn(bank, { ...legacy, accessExpiresAt: bank.clock.now() + 1000 })
  const token = await source.accessToken()
  expect(await failureOf(source.replaceToken(token))).toMatchObject({ code: 'consent-revoked' })
  bank.clock.move(1000)
  expect(await failureOf(source.accessToken())).toMatchObject({ code: 'consent-expired' })
  expect(bank.asked).toHaveLength(0)
})
