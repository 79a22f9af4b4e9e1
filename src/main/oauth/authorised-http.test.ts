import { expect, test } from 'vitest'
import { createHttp } from '../http/client.ts'
import { recordingLog, serve, testClock } from '../http/testing/server.ts'
import { createAuthorisedHttp } from './authorised-http.ts'
import { failureOf } from './testing/bank.ts'

/** A bank that takes one token only, and a source that has `first` and can get `second`. */
async function start(accepted: string) {
  const web = await serve((request, response) => {
    const isGood = request.headers.authorization === `Bearer ${accepted}`
    response.writeHead(isGood ? 200 : 401).end(isGood ? 'data' : 'Unauthorized')
  })
  const replaced: string[] = []
  const http = createHttp({
    clock: testClock(),
    log: recordingLog(),
    userAgent: 'test',
    allowLoopbackHttp: true,
  })
  const authorised = createAuthorisedHttp({
    http,
    tokens: {
      accessToken: async () => 'c4n4ry-first',
      async replaceToken(refused) {
        replaced.push(refused)
        return 'c4n4ry-second'
      },
    },
  })
  const get = () => authorised.get({ url: web.url, label: 'GET /', headers: { accept: 'text/plain' } })
  return {
    get,
    replaced,
    seen: web.seen,
    async [Symbol.asyncDispose]() {
      await http.close()
      await web[Symbol.asyncDispose]()
    },
  }
}

test('a call carries the token beside its own headers', async () => {
  await using bank = await start('c4n4ry-first')
  expect(await bank.get()).toMatchObject({ status: 200, text: 'data' })
  expect(bank.seen[0]?.headers.accept).toBe('text/plain')
  expect(bank.replaced).toEqual([])
})

test('a refused token is replaced once, and the call is made once more', async () => {
  await using bank = await start('c4n4ry-second')
  expect(await bank.get()).toMatchObject({ status: 200, text: 'data' })
  expect(bank.replaced).toEqual(['c4n4ry-first'])
  expect(bank.seen).toHaveLength(2)
})

test('a fresh token that is refused too means that the consent is gone', async () => {
  await using bank = await start('another')
  expect(await failureOf(bank.get())).toMatchObject({ code: 'consent-revoked' })
  expect(bank.seen).toHaveLength(2)
})
