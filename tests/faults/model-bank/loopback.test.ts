import { createSign } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bankIds } from '../../../src/shared/systems.ts'
import { createHttp } from '../../../src/main/http/client.ts'
import { serve } from '../../../src/main/http/testing/server.ts'
import { silentLog } from '../../../src/main/store/testing.ts'
import { modelBanks } from './banks.ts'
import { installationKeys } from './bunq.ts'
import { historyOf } from './commands.ts'
import type { Answer, Connect } from './memory-http.ts'
import { play } from './play.ts'
import { wrongWith } from './property.ts'
import { makeTemplate } from './store-of-app.ts'

// The model's usual wire has no sockets. Here the same histories go over real HTTP, with time-outs, retries and bunq's
// signatures on the bytes: what is stored in the end must be the very same.

function reply(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`)
  const { status, text } = answer({ method: request.method === 'POST' ? 'POST' : 'GET', url })
  const signature = createSign('sha256').update(text).sign(installationKeys.privateKey, 'base64')
  response.writeHead(status, { 'content-type': 'application/json', 'x-bunq-server-signature': signature })
  response.end(text)
}

const overLoopback: Connect = async (answer) => {
  const server = await serve((request, response) => reply(answer, request, response))
  const http = createHttp({
    clock: { now: () => Date.now() },
    log: silentLog,
    userAgent: 'test',
    allowLoopbackHttp: true,
    random: () => 0,
  })
  return {
    http,
    endpoints: { api: server.url, token: server.url },
    [Symbol.asyncDispose]: async () => {
      await http.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

for (const system of bankIds) {
  test(`${system}: over real HTTP the same histories end in the same books`, async () => {
    using template = await makeTemplate(system)
    const bank = modelBanks[system]
    const histories = fc.sample(historyOf(bank.habits), { numRuns: 8, seed: 20_261_121 })
    for (const history of histories) {
      const inSockets = await play(history, { system, bank, template }, overLoopback)
      expect(wrongWith(inSockets), JSON.stringify(history)).toBeNull()
      const { books } = await play(history, { system, bank, template })
      expect(inSockets.books).toEqual(books)
    }
  }, 120_000)
}
