import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Context, Next } from 'hono'

type FetchCallback = Parameters<typeof createAdaptorServer>[0]['fetch']

/** A sandbox's own server, on 127.0.0.1 only. */
export interface LoopbackServer {
  readonly url: string
  /** Breaks off every open connection. Safe to repeat. */
  close(): Promise<void>
}

/**
 * Listens on a loopback port; 0: one that is free.
 * @throws the system's error, for instance with code `EADDRINUSE`.
 */
export async function listenOnLoopback(port: number, fetch: FetchCallback): Promise<LoopbackServer> {
  const server = createAdaptorServer({ fetch })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  const address = server.address() as AddressInfo // a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      if (!server.listening) return
      const closed = new Promise<void>((done, failed) => {
        server.close((error) => (error === undefined ? done() : failed(error)))
      })
      if ('closeAllConnections' in server) server.closeAllConnections() // also those a time-out fault never answers
      await closed
    },
  }
}

/** Loopback alone does not stop a page in a browser that points its own name at 127.0.0.1. */
export async function isOwnHost(c: Context, next: Next): Promise<Response | void> {
  if (['127.0.0.1', 'localhost'].includes(new URL(c.req.url).hostname)) return next()
  return c.text('Misdirected Request', 421)
}
