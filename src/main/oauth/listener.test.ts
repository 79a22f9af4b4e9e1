import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { listenForCallback } from './listener.ts'
import { freePort, visit } from './testing/bank.ts'

const state = 'the-state'

async function start() {
  const redirectUri = new URL(`http://localhost:${await freePort()}/callback`)
  const listener = await listenForCallback({ redirectUri, state, language: 'en' })
  const back = `${redirectUri.href}?code=c&state=${state}`
  return { listener, redirectUri, back, [Symbol.asyncDispose]: () => listener.close() }
}

test('the first hit is the one that counts', async () => {
  await using waiting = await start()
  expect((await visit(waiting.back)).status).toBe(200)
  expect((await visit(waiting.back.replace('code=c', 'code=d'))).status).toBe(409)
  expect((await waiting.listener.callback).get('code')).toBe('c')
})

test('after a wrong state not even the right one is taken', async () => {
  await using waiting = await start()
  expect((await visit(waiting.back.replace(state, 'wrong'))).status).toBe(400)
  expect((await visit(waiting.back)).status).toBe(409)
  await expect(waiting.listener.callback).rejects.toMatchObject({ code: 'consent-mismatch' })
})

test('a hit after the end of waiting is told that it comes too late, and is not taken', async () => {
  await using waiting = await start()
  waiting.listener.expire()
  expect(await visit(waiting.back)).toMatchObject({ status: 410, html: expect.stringContaining('Too late') })
  expect(await Promise.race([waiting.listener.callback, Promise.resolve('nothing taken')])).toBe(
    'nothing taken',
  )
})

test('a visitor who opens a connection and says nothing does not hold the port', async () => {
  const waiting = await start()
  const port = Number(waiting.redirectUri.port)
  const socket = connect(port, '127.0.0.1')
  await new Promise((resolve) => socket.once('connect', resolve))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await waiting.listener.close()
  await closed
  await expect(visit(waiting.back)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('a redirect URI without a port is a mistake of ours, not a random port', async () => {
  const redirectUri = new URL('http://localhost/callback')
  await expect(listenForCallback({ redirectUri, state, language: 'en' })).rejects.toMatchObject({
    code: 'internal',
  })
})

test('an address pasted by the person is taken under the same state, by http or https, and only once', async () => {
  for (const scheme of ['http', 'https']) {
    await using waiting = await start()
    waiting.listener.accept(`  ${waiting.back.replace(/^http/, scheme)}\n`)
    expect((await waiting.listener.callback).get('code')).toBe('c')
    expect(() => waiting.listener.accept(waiting.back)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
    expect((await visit(waiting.back)).status).toBe(409)
  }
})

test('a pasted address with another state, or with two, is refused, and the right one is still waited for', async () => {
  await using waiting = await start()
  const foreign = [
    waiting.back.replace(state, 'wrong'),
    waiting.back.replace(`&state=${state}`, ''),
    `${waiting.back}&state=${state}`,
  ]
  for (const address of foreign)
    expect(() => waiting.listener.accept(address)).toThrow(
      expect.objectContaining({ code: 'consent-mismatch' }),
    )
  waiting.listener.accept(waiting.back)
  expect((await waiting.listener.callback).get('code')).toBe('c')
})

test('what is pasted and is not the address of this callback is refused, and repeated nowhere', async () => {
  await using waiting = await start()
  const { back } = waiting
  const foreign = [
    'nothing like an address',
    back.replace('localhost', 'localhost.example.org'),
    back.replace('localhost', 'me:secret@localhost'),
    back.replace(/:\d+/, ':1'),
    back.replace('/callback', '/other'),
    back.replace('http:', 'ftp:'),
  ]
  for (const address of foreign) {
    expect(() => waiting.listener.accept(address), address).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: 'not an address of the callback' }),
    )
  }
})
