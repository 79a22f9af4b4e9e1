import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Server as NetServer } from 'node:net'
import type { Log } from '../../log.ts'

/** A real server on this machine, for tests: every request it sees is kept, and it ends with the test. */
export interface TestServer extends AsyncDisposable {
  readonly url: string
  readonly host: string
  readonly seen: IncomingMessage[]
}

export type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void

/** `count` is 1 for the first request. */
export async function serve(answer: Answer): Promise<TestServer> {
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    seen.push(request)
    answer(request, response, seen.length)
  })
  const port = await listening(server)
  const host = `127.0.0.1:${port}`
  return { url: `http://${host}`, host, seen, [Symbol.asyncDispose]: () => ended(server) }
}

export async function listening(server: NetServer, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return (server.address() as AddressInfo).port
}

export async function ended(server: Pick<Server, 'close' | 'closeAllConnections'>): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** Everything a log was told, as text: what a canary must not be found in. */
export function recordingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = []
  return {
    lines,
    event: (name, fields = {}) => void lines.push(JSON.stringify({ name, ...fields })),
    error(name, error) {
      lines.push(`${name} ${everythingIn(error)}`)
      return 'reference'
    },
  }
}

/** An error as a careless log would print it: message, stack, causes, and every field of its own. */
export function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? String(error)
  const fields = Object.fromEntries(
    Object.getOwnPropertyNames(error).map((key) => [key, Reflect.get(error, key)]),
  )
  const cause = error.cause === undefined ? '' : everythingIn(error.cause)
  return [error.name, error.message, error.stack, JSON.stringify(fields), cause].join('\n')
}

/** A clock a test moves by hand. */
export function testClock(start = Date.UTC(2026, 4, 1, 12)): { now(): number; move(ms: number): void } {
  let now = start
  return {
    now: () => now,
    move(ms) {
      now += ms
    },
  }
}
