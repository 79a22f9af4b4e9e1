import { createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Timeouts } from './call.ts'
import { createHttp } from './client.ts'
import type { HttpClient } from './port.ts'
import { listening, recordingLog, serve, testClock } from './testing/server.ts'

const opened: HttpClient[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((http) => http.close()))
})

function start(timeouts: Partial<Timeouts>, random = () => 0) {
  const log = recordingLog()
  const http = createHttp({
    clock: testClock(),
    log,
    userAgent: 'test',
    timeouts,
    random,
    allowLoopbackHttp: true,
  })
  opened.push(http)
  return { http, log }
}

const label = 'GET /slow'
const soon = 60
const unreachable = { code: 'bank-unreachable' }

test('a connection that is never made ends by its own time-out', async () => {
  const sockets: Socket[] = []
  const server = createServer((socket) => void sockets.push(socket)) // takes the connection, never speaks TLS
  const port = await listening(server)
  const asked = start({ connectMs: soon }).http.get({ url: `https://127.0.0.1:${port}/`, label })
  await expect(asked).rejects.toMatchObject({ ...unreachable, message: `${label}: UND_ERR_CONNECT_TIMEOUT` })
  sockets.forEach((socket) => socket.destroy())
  server.close()
})

test('a bank that takes the question and says nothing ends by its own time-out', async () => {
  await using bank = await serve(() => undefined)
  const asked = start({ headersMs: soon }).http.get({ url: bank.url, label })
  await expect(asked).rejects.toMatchObject({ ...unreachable, message: `${label}: UND_ERR_HEADERS_TIMEOUT` })
  expect(bank.seen).toHaveLength(1)
})

test('a bank that falls silent in the middle of a reply ends by its own time-out', async () => {
  await using bank = await serve((_request, response) => void response.write('{"acc'))
  const asked = start({ bodyMs: soon }).http.get({ url: bank.url, label })
  await expect(asked).rejects.toMatchObject({ ...unreachable, message: `${label}: UND_ERR_BODY_TIMEOUT` })
})

test('a reply that drips for ever ends by the time-out of the whole', async () => {
  await using bank = await serve((_request, response) => {
    const drip = setInterval(() => response.write('.'), 5)
    response.on('close', () => clearInterval(drip))
  })
  const asked = start({ bodyMs: 5000, totalMs: 100 }).http.get({ url: bank.url, label })
  await expect(asked).rejects.toMatchObject({ ...unreachable, message: `${label}: no answer in time` })
})

test('the waits between retries belong to the time of the whole', async () => {
  await using bank = await serve((_request, response) => response.writeHead(500).end())
  const { http } = start({ totalMs: 100 }, () => 0.999) // would wait half a second, then a whole one
  const { signal } = new AbortController() // one that never fires takes nothing from the deadline
  await expect(http.get({ url: bank.url, label, signal })).rejects.toMatchObject(unreachable)
  expect(bank.seen).toHaveLength(1)
})

test('nobody listening is an unreachable bank, not a missing network', async () => {
  const port = await serve(() => undefined).then(async (server) => {
    await server[Symbol.asyncDispose]()
    return server.host
  })
  await expect(start({}).http.get({ url: `http://${port}/`, label })).rejects.toMatchObject(unreachable)
})

test('a call is cancelled while waiting for an answer, in the middle of one, before a retry, and before the start', async () => {
  const stop = new AbortController()
  await using silent = await serve(() => stop.abort())
  const { http, log } = start({})
  const cancelled = { code: 'cancelled' }
  await expect(http.get({ url: silent.url, label, signal: stop.signal })).rejects.toMatchObject(cancelled)

  const midway = new AbortController()
  await using dripping = await serve((_request, response) => void response.write('{', () => midway.abort()))
  await expect(http.get({ url: dripping.url, label, signal: midway.signal })).rejects.toMatchObject(cancelled)

  const between = new AbortController()
  await using failing = await serve((_request, response) => {
    response
      .on('finish', () => setImmediate(() => between.abort()))
      .writeHead(500)
      .end()
  })
  const patient = start({}, () => 0.999).http
  await expect(patient.get({ url: failing.url, label, signal: between.signal })).rejects.toMatchObject(
    cancelled,
  )
  expect(failing.seen).toHaveLength(1)

  await expect(http.get({ url: silent.url, label, signal: stop.signal })).rejects.toMatchObject(cancelled)
  expect(silent.seen).toHaveLength(1)
  expect(log.lines.at(-1)).toContain('http.not-called')
})
