import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createHttp, type HttpOptions } from './client.ts'
import type { HttpClient } from './port.ts'
import { everythingIn, listening, recordingLog, serve, testClock, type Answer } from './testing/server.ts'

const opened: HttpClient[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((http) => http.close()))
})

function start(options: Partial<HttpOptions> = {}) {
  const log = recordingLog()
  const clock = testClock()
  const http = createHttp({
    clock,
    log,
    userAgent: 'Oversikt/0.1 (test)',
    random: () => 0, // no waiting before a retry
    allowLoopbackHttp: true,
    ...options,
  })
  opened.push(http)
  return { http, log, clock }
}

const label = 'GET /accounts'
const reset: Answer = (request) => void request.socket.resetAndDestroy()

test('a reply arrives as status, lower-case headers and text, and we say who asks', async () => {
  await using bank = await serve((_request, response) => {
    response.writeHead(404, { 'X-Trace': 'abc' }).end('{"message":"blåbær"}')
  })
  const { http } = start()
  const reply = await http.get({ url: `${bank.url}/a?b=c`, label, headers: { Accept: 'application/json' } })
  expect(reply).toMatchObject({ status: 404, text: '{"message":"blåbær"}', headers: { 'x-trace': 'abc' } })
  expect(bank.seen[0]).toMatchObject({
    method: 'GET',
    url: '/a?b=c',
    headers: { accept: 'application/json', 'user-agent': 'Oversikt/0.1 (test)' },
  })
})

test('a form arrives encoded', async () => {
  let body = ''
  await using bank = await serve((request, response) => {
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => response.end('{}'))
  })
  await start().http.postForm({ url: bank.url, label: 'POST /token' }, { grant_type: 'x', code: 'å&=' })
  expect(body).toBe('grant_type=x&code=%C3%A5%26%3D')
  expect(bank.seen[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
})

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
])('a reply packed with %s is unpacked', async (encoding, pack) => {
  await using bank = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': encoding }).end(pack('{"hello":"world"}'))
  })
  expect((await start().http.get({ url: bank.url, label })).text).toBe('{"hello":"world"}')
})

test('a reply larger than its limit is broken off, packed or not, with or without a length', async () => {
  const large = Buffer.alloc(200_000, 'a')
  const answers: Answer[] = [
    (_request, response) => response.end(large),
    (_request, response) => response.writeHead(200, { 'transfer-encoding': 'chunked' }).end(large),
    (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(large)),
  ]
  for (const answer of answers) {
    await using bank = await serve(answer)
    const asked = start().http.get({ url: bank.url, label, maxBytes: 100_000 })
    await expect(asked).rejects.toMatchObject({
      code: 'unexpected-response',
      message: expect.stringContaining('larger than 100000'),
    })
    expect(bank.seen).toHaveLength(1)
  }
})

test('a limit is the largest size that still passes', async () => {
  await using bank = await serve((_request, response) => response.end('12345'))
  const { http } = start()
  expect((await http.get({ url: bank.url, label, maxBytes: 5 })).text).toBe('12345')
  await expect(http.get({ url: bank.url, label, maxBytes: 4 })).rejects.toMatchObject({
    code: 'unexpected-response',
  })
})

test('broken packing and packing nobody asked for are unexpected', async () => {
  const answers: Answer[] = [
    (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip at all'),
    (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":"b"}').subarray(0, 20))
    },
    (_request, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('not brotli at all'),
    (_request, response) => response.writeHead(200, { 'content-encoding': 'compress' }).end('?'),
  ]
  for (const answer of answers) {
    await using bank = await serve(answer)
    await expect(start().http.get({ url: bank.url, label })).rejects.toMatchObject({
      code: 'unexpected-response',
    })
  }
})

test('something that does not speak HTTP is unexpected, and its words stay out of the error', async () => {
  const server = createServer((socket) => void socket.end('220 canary ready\r\n'))
  const port = await listening(server)
  const { http } = start()
  const error: unknown = await http.get({ url: `http://127.0.0.1:${port}/`, label }).catch((e: unknown) => e)
  expect(error).toMatchObject({
    code: 'unexpected-response',
    message: expect.stringContaining('HTTPParserError'),
  })
  expect(everythingIn(error)).not.toContain('canary')
  server.close()
})

test('an address on the open network without TLS is refused before anything is sent', async () => {
  const { http } = start()
  for (const url of [
    'http://192.0.2.1/',
    'http://localhost.example/',
    'ftp://localhost/',
    'x',
    'https://a:b@c.example/',
  ]) {
    await expect(http.get({ url, label })).rejects.toMatchObject({ code: 'internal' })
  }
  await using bank = await serve((_request, response) => response.end())
  const strict = start({ allowLoopbackHttp: false }).http
  await expect(strict.get({ url: bank.url, label })).rejects.toMatchObject({ code: 'internal' })
  expect(bank.seen).toHaveLength(0)
})

test('a redirect is never followed; with a token or a form aboard it is not even shown', async () => {
  await using elsewhere = await serve((_request, response) => response.end('followed'))
  await using bank = await serve((_request, response) => {
    response.writeHead(307, { location: elsewhere.url }).end()
  })
  const { http } = start()
  expect(await http.get({ url: bank.url, label })).toMatchObject({ status: 307 })
  const withToken = http.get({ url: bank.url, label, headers: { Authorization: 'Bearer t' } })
  await expect(withToken).rejects.toMatchObject({ code: 'unexpected-response' })
  await expect(http.postForm({ url: bank.url, label }, { a: 'b' })).rejects.toMatchObject({
    code: 'unexpected-response',
  })
  expect(elsewhere.seen).toHaveLength(0)
})

test('reading is tried again after a 500, a 503 and a broken connection; the third answer counts', async () => {
  for (const trouble of [
    (_request, response) => void response.writeHead(500).end(),
    (_request, response) => void response.writeHead(503).end(),
    reset,
  ] satisfies Answer[]) {
    await using bank = await serve((request, response, count) => {
      if (count < 3) trouble(request, response, count)
      else response.end('third')
    })
    expect((await start().http.get({ url: bank.url, label })).text).toBe('third')
    expect(bank.seen).toHaveLength(3)
  }
})

test('a bank that stays broken is unreachable after three tries', async () => {
  await using bank = await serve((_request, response) => response.writeHead(502).end())
  await expect(start().http.get({ url: bank.url, label })).rejects.toMatchObject({ code: 'bank-unreachable' })
  expect(bank.seen).toHaveLength(3)
})

test('each retry waits a random while', async () => {
  await using bank = await serve((_request, response) => response.writeHead(500).end())
  let asked = 0
  const random = () => {
    asked += 1
    return 0
  }
  await expect(start({ random }).http.get({ url: bank.url, label })).rejects.toThrow()
  expect(asked).toBe(2)
})

test('a form is sent once, whatever happens to it', async () => {
  await using broken = await serve(reset)
  await using failing = await serve((_request, response) => response.writeHead(500).end())
  const { http } = start()
  for (const bank of [broken, failing]) {
    await expect(http.postForm({ url: bank.url, label }, {})).rejects.toMatchObject({
      code: 'bank-unreachable',
    })
    expect(bank.seen).toHaveLength(1)
  }
})

test('a form never goes out on a connection that was used before', async () => {
  const ports: (number | undefined)[] = []
  await using bank = await serve((request, response) => {
    ports.push(request.socket.remotePort)
    response.end()
  })
  const { http } = start()
  for (let call = 0; call < 4; call += 1) await http.get({ url: bank.url, label })
  expect(new Set(ports.splice(0)).size).toBeLessThan(4) // reading does use connections again
  for (let call = 0; call < 4; call += 1) await http.postForm({ url: bank.url, label }, {})
  expect(new Set(ports).size).toBe(4)
})

test('a packed reply whose connection breaks is cut off too', async () => {
  const packed = gzipSync(JSON.stringify(Array.from({ length: 5000 }, (_, index) => ({ index }))))
  await using bank = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length })
    response.write(packed.subarray(0, 1000), () => response.destroy())
  })
  await expect(start().http.get({ url: bank.url, label })).rejects.toMatchObject({
    code: 'unexpected-response',
  })
})

test('a reply that ends early is cut off, not an absent bank', async () => {
  await using bank = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('{"accounts":[', () => response.destroy())
  })
  await expect(start().http.get({ url: bank.url, label })).rejects.toMatchObject({
    code: 'unexpected-response',
  })
})
