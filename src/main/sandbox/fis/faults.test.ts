import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { jsonOf, login, signIn, type Reader } from './test-client.ts'

const clock = movableClock('2026-11-10T10:00:00.000Z')
let fis: FisSandbox
let reader: Reader
beforeAll(async () => {
  fis = await startFisSandbox({ clock })
  reader = await signIn(fis)
})
afterAll(() => fis.close())

describe('faults', () => {
  test('are met once each: busy, broken, hanging, a token that is over', async () => {
    fis.fail({ kind: 'too-many-requests', on: '/api/v1/party', retryAfterS: 30 })
    fis.fail({ kind: 'server-error', on: '/api/v1/party' })
    fis.fail({ kind: 'invalid-token', on: '/api/v1/party' })
    const busy = await reader.get('/party')
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '30'])
    const broken = await reader.get('/party')
    expect(await jsonOf(broken)).toEqual({ code: 'HTTP500', message: 'Try again later' })
    expect((await reader.get('/party')).headers.get('www-authenticate')).toMatch('invalid_token')
    expect((await reader.get('/party')).status).toBe(200)
  })

  test('a call that hangs ends with the patience of whoever made it', async () => {
    fis.fail({ kind: 'time-out', on: '/auth/v1/token' })
    const patience = new AbortController()
    const call = fetch(`${fis.endpoints.token}/token`, { method: 'POST', signal: patience.signal })
    while (fis.calls.all.at(-1)?.path !== '/auth/v1/token') await new Promise((next) => setImmediate(next))
    patience.abort()
    await expect(call).rejects.toThrow('aborted')
    expect((await login(fis)).status).toBe(200)
  })

  test('a clock that is ahead refuses what was signed by the right one', async () => {
    fis.switches.clockSkewS = 45
    const { error_description }: Record<string, string> = await jsonOf(login(fis))
    expect(error_description).toMatch('iat')
    fis.switches.clockSkewS = 0
  })

  test('a web page that names this machine differently is sent away', async () => {
    const { promise, resolve } = Promise.withResolvers<number | undefined>()
    const { port } = new URL(fis.url)
    const headers = { host: 'evil.example', 'user-agent': 'x' }
    request({ hostname: '127.0.0.1', port, path: '/auth/v1/userinfo', headers }, (reply) => resolve(reply.statusCode)).end()
    expect(await promise).toBe(421)
  }) // prettier-ignore
})
