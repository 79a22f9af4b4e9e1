import { isAppError } from '../../../../shared/errors.ts'
import type { FlexQuery } from '../../../../shared/flex.ts'
import { createHttp } from '../../../http/client.ts'
import { recordingLog, serve, testClock, type Answer } from '../../../http/testing/server.ts'
import type { TokenSource } from '../../../oauth/port.ts'
import { readPage, readRecord } from '../data.ts'
import { signal } from './link.ts'

// For tests only: the odd cases, which the invented FIS does not have.

const query: FlexQuery = { resource: 'party', filters: [], order: null, embed: [] }

interface Reply {
  readonly status?: number
  readonly type?: string
  readonly body?: string
  readonly headers?: Record<string, string>
}

/** A data API that gives these answers in turn, the last one for ever. */
export async function startApi(replies: readonly Reply[], apiVersion: string | null = '2026-06-08') {
  const answer: Answer = (_request, response, count) => {
    const { status = 200, type = 'application/json', body = '[]', headers = {} } =
      replies[Math.min(count, replies.length) - 1] ?? {}
    response.writeHead(status, { 'content-type': type, ...headers }).end(body)
  } // prettier-ignore
  const server = await serve(answer)
  const log = recordingLog()
  const http = createHttp({ clock: testClock(), log, userAgent: 'test', allowLoopbackHttp: true, random: () => 0 }) // prettier-ignore
  const given: string[] = []
  const tokens: TokenSource = {
    accessToken: () => Promise.resolve('token-1'),
    replaceToken: (refused) => {
      given.push(refused)
      return Promise.resolve('token-2')
    },
  }
  const deps = { http, apiUrl: `${server.url}/api/v1`, apiVersion }
  return {
    server,
    log,
    given,
    page: (limit = 500) => readPage(deps, tokens, query, { offset: 0, limit }, signal),
    record: (resource: FlexQuery['resource'] = 'party', embed: readonly string[] = [], id = '1482') =>
      readRecord(deps, tokens, { resource, id, embed }, signal),
    async [Symbol.asyncDispose]() {
      await http.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

/** How a call was refused; `answered`: it was not. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'answered'
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
}
