import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { startFisSandbox, type FisSandbox } from './sandbox.ts'
import { jsonOf, signIn, type Reader } from './test-client.ts'

const clock = movableClock('2026-11-10T10:00:00.000Z')
let fis: FisSandbox
let reader: Reader
beforeAll(async () => {
  fis = await startFisSandbox({ clock })
  reader = await signIn(fis)
})
afterAll(() => fis.close())

const api = (
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Response> => fetch(`${fis.endpoints.api}${path}`, { method, headers })
const own = () => ({ authorization: `Bearer ${reader.token}`, 'api-version': '2026-06-08' })

describe('before a call is looked at', () => {
  test('who does not say what they are gets 403 and nothing else', async () => {
    const { hostname, port } = new URL(fis.url)
    for (const headers of [{}, { 'user-agent': '' }]) {
      const { promise, resolve } = Promise.withResolvers<string>()
      const call = request({ hostname, port, path: '/auth/v1/userinfo', headers }, (reply) => {
        let body = ''
        reply
          .on('data', (chunk) => (body += String(chunk)))
          .on('end', () => resolve(`${reply.statusCode} ${body}`))
      })
      call.end()
      expect(await promise).toBe('403 ')
    }
  })

  test('the version must be one there is; it is asked for after the token, and sent back', async () => {
    const bad = await api('/party', { authorization: 'Bearer wrong' })
    expect(await jsonOf(bad)).toMatchObject({ error: 'invalid_request' })
    const { authorization } = own()
    for (const version of [undefined, '2020-01-01']) {
      const reply = await api('/party', {
        authorization,
        ...(version === undefined ? {} : { 'api-version': version }),
      })
      expect(reply.status).toBe(400)
      const message = 'Api-Version header is required and must be a supported version'
      expect(await jsonOf(reply)).toEqual({ message })
    }
    const reply = await reader.get('/party')
    expect(reply.headers.get('api-version')).toBe('2026-06-08')
    expect(reply.headers.get('traceresponse')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    expect((await api('/openapi.json', { authorization })).status).toBe(200)
    expect((await api('/', { authorization })).headers.get('content-type')).toMatch('text/html')
  })

  test('without a token no field may be read, and nothing written', async () => {
    const version = { 'api-version': '2026-06-08' }
    const reply = await api('/party', version)
    expect(reply.status).toBe(401)
    expect(await jsonOf(reply)).toMatchObject({ code: '42501' })
    expect((await api('/party', version, 'POST')).status).toBe(403)
    expect((await api('/controllable_unit/lookup', version, 'POST')).status).toBe(401)
  })

  test('a scope too small is 403, as text that is JSON', async () => {
    const entity = await signIn(fis, null, fis.entityOnlyClient)
    const reply = await fetch(`${fis.endpoints.api}/party`, {
      method: 'POST',
      headers: { authorization: `Bearer ${entity.token}`, 'api-version': '2026-06-08' },
    })
    expect([reply.status, reply.headers.get('content-type')]).toEqual([403, 'text/plain; charset=utf-8'])
    expect(await jsonOf(reply)).toEqual({
      code: 'HTTP403',
      message: 'Forbidden',
      details: 'insufficient scope',
    })
  })
})
