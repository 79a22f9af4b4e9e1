import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { testClock } from '../../http/testing/server.ts'
import { holdToken, scopesIn } from './token.ts'
import type { Token } from './token-reply.ts'

/** Logins that end when the test says so. */
function start() {
  const clock = testClock()
  const waiting: PromiseWithResolvers<Token>[] = []
  const works: Promise<unknown>[] = []
  const held = holdToken({
    clock,
    fetch: () => {
      const login = Promise.withResolvers<Token>()
      waiting.push(login)
      return login.promise
    },
    onRefresh: (work) => void works.push(work.catch(() => undefined)),
  })
  const give = (accessToken: string): void =>
    waiting.at(-1)?.resolve({
      accessToken,
      expiresAt: clock.now() + 3_600_000,
      renewAt: clock.now() + 3_540_000,
    })
  return { clock, held, give, waiting, works }
}

test('fifty who ask at once wait for one login', async () => {
  const { held, give, waiting, works } = start()
  const asked = Array.from({ length: 50 }, () => held.accessToken())
  give('first')
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['first']))
  expect(waiting).toHaveLength(1)
  expect(works).toHaveLength(1)
})

test('a token is used until a minute before its end, and then another is asked for first', async () => {
  const { clock, held, give, waiting } = start()
  const first = held.accessToken()
  give('first')
  await first
  clock.move(3_539_999)
  expect(await held.accessToken()).toBe('first')
  clock.move(1)
  const second = held.accessToken()
  give('second')
  expect(await second).toBe('second')
  expect(waiting).toHaveLength(2)
})

test('fifty whose token was refused make one login, and who comes late gets what they brought', async () => {
  const { held, give, waiting } = start()
  const first = held.accessToken()
  give('first')
  await first
  const refused = Array.from({ length: 50 }, () => held.replaceToken('first'))
  give('second')
  expect(new Set(await Promise.all(refused))).toEqual(new Set(['second']))
  expect(await held.replaceToken('first')).toBe('second')
  expect(waiting).toHaveLength(2)
})

test('a login that fails fails for all who waited, and the next one tries anew', async () => {
  const { held, give, waiting } = start()
  const asked = [held.accessToken(), held.accessToken()]
  waiting[0]?.reject(new AppError('offline', 'no way out'))
  for (const one of await Promise.allSettled(asked)) expect(one.status).toBe('rejected')
  const again = held.accessToken()
  give('second')
  expect(await again).toBe('second')
})

test('who stops waiting stops alone', async () => {
  const { held, give } = start()
  const stop = new AbortController()
  const stopped = held.accessToken(stop.signal)
  const other = held.accessToken()
  stop.abort()
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
  give('first')
  expect(await other).toBe('first')
})

test('scopes are read off a token that can be read, and a token may be anything', async () => {
  const token = await new SignJWT({ scope: 'manage:auth manage:data' })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new Uint8Array(32))
  expect(scopesIn(token)).toEqual(['manage:auth', 'manage:data'])
  for (const other of ['', 'opaque', 'a.b.c', 'eyJhb.constructed.fG-3SD21'])
    expect(scopesIn(other)).toEqual([])
})
