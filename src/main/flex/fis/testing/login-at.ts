import { createPrivateKey } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { isAppError } from '../../../../shared/errors.ts'
import { createHttp } from '../../../http/client.ts'
import { recordingLog, serve, testClock } from '../../../http/testing/server.ts'
import { newPrivateKey } from '../key.ts'
import { login } from '../login.ts'

// For tests only.

const privateKey = await newPrivateKey()
const clientId = '7a9016dc-ac40-4908-9462-ffb0809726ce'
export const clock = testClock()

/** One login at a server that answers so. `date`: its clock; null: it tells none. */
export async function loginAt(
  answer: { readonly status: number; readonly body: string; readonly headers?: Record<string, string> },
  date: number | null = clock.now(),
) {
  const bodies: string[] = []
  await using server = await serve((request, response) => {
    void text(request).then((body) => {
      bodies.push(body)
      reply(response, answer, date)
    })
  })
  const http = createHttp({ clock, log: recordingLog(), userAgent: 'test', allowLoopbackHttp: true })
  const call = { http, clock, authUrl: `${server.url}/auth/v1`, audience: 'http://aud/', clientId }
  try {
    const token = await login({ ...call, privateKey: createPrivateKey(privateKey) }, null)
    return { token, error: null, seen: server.seen, bodies }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { token: null, error, seen: server.seen, bodies }
  } finally {
    await http.close()
  }
}

function reply(
  response: ServerResponse,
  { status, body, headers = {} }: { status: number; body: string; headers?: Record<string, string> },
  date: number | null,
): void {
  response.sendDate = false
  if (date !== null) response.setHeader('date', new Date(date).toUTCString())
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
}

export const refusal = (error: string, words: string) => ({
  status: 400,
  body: JSON.stringify({ error, error_description: words }),
})
export const granted = (more: object = {}) => ({
  status: 200,
  body: JSON.stringify({ access_token: 'a.b.c', token_type: 'Bearer', expires_in: 3599, ...more }),
})
