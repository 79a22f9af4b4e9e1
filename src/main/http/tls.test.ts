import { createServer, get } from 'node:https'
import { afterEach, expect, test, vi } from 'vitest'
import { createHttp } from './client.ts'
import { selfSignedCertificate } from './testing/certificate.ts'
import { ended, listening, recordingLog, testClock } from './testing/server.ts'

afterEach(() => void vi.unstubAllEnvs())

async function startUntrusted() {
  const identity = selfSignedCertificate()
  let requests = 0
  const server = createServer(identity, (_request, response) => {
    requests += 1
    response.end('hello')
  })
  const port = await listening(server, 'localhost')
  return {
    ca: identity.cert,
    url: `https://localhost:${port}/`,
    requests: () => requests,
    [Symbol.asyncDispose]: () => ended(server),
  }
}

const http = () =>
  createHttp({ clock: testClock(), log: recordingLog(), userAgent: 'test', allowLoopbackHttp: true })

test('a server that vouches for itself is refused, even on this machine', async () => {
  await using server = await startUntrusted()
  await expect(http().get({ url: server.url, label: 'GET /' })).rejects.toMatchObject({
    code: 'bank-unreachable',
    message: 'GET /: DEPTH_ZERO_SELF_SIGNED_CERT',
  })
  expect(server.requests()).toBe(0)
})

test('the environment cannot turn verification off, for reading or for sending', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
  await using server = await startUntrusted()
  const request = { url: server.url, label: 'call' }
  await expect(http().get(request)).rejects.toMatchObject({ code: 'bank-unreachable' })
  await expect(http().postForm(request, { a: 'b' })).rejects.toMatchObject({ code: 'bank-unreachable' })
  expect(server.requests()).toBe(0)
})

test('the same server answers a caller who trusts its certificate: only the verification stood in the way', async () => {
  await using server = await startUntrusted()
  const status = await new Promise((resolve, reject) => {
    get(server.url, { ca: server.ca }, (response) => resolve(response.resume().statusCode)).on(
      'error',
      reject,
    )
  })
  expect(status).toBe(200)
})
