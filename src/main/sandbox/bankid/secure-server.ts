import { once } from 'node:events'
import { createServer as createSecureServer } from 'node:https'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { createAdaptorServer } from '@hono/node-server'
import type { LoopbackServer } from '../loopback.ts'
import { alerts } from './handshake.ts'
import type { Switches } from './switches.ts'
import type { TlsKeys } from './tls-keys.ts'

type FetchCallback = Parameters<typeof createAdaptorServer>[0]['fetch']

function refuse(socket: Socket, alert: keyof typeof alerts): void {
  socket.end(Buffer.from([21, 3, 3, 0, 2, 2, alerts[alert]]))
  socket.resume()
}

/**
 * HTTPS on a loopback port; 0: one that is free. TLS 1.2 and 1.3; a client is asked for a certificate, and let in without.
 * @throws the system's error, for instance with code `EADDRINUSE`.
 */
export async function listenSecurely(
  port: number,
  fetch: FetchCallback,
  tls: { readonly keys: TlsKeys; readonly clientRoots: readonly string[]; readonly switches: Switches },
): Promise<LoopbackServer> {
  const { keys, switches } = tls
  const secure = createAdaptorServer({
    fetch,
    createServer: createSecureServer,
    serverOptions: {
      key: keys.server.privateKey,
      cert: keys.server.certificate,
      ca: [keys.clientRoot, ...tls.clientRoots],
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
    },
  })
  secure.prependListener('secureConnection', (socket: TLSSocket) => {
    if (switches.handshake === 'requires-certificate' && !socket.authorized) socket.destroy()
  })
  const open = new Set<Socket>()
  const front = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy()) // a client that hangs up is no fault of the server's
    const { handshake } = switches
    if (handshake === 'hangs') return
    if (handshake === 'usual' || handshake === 'requires-certificate') secure.emit('connection', socket)
    else refuse(socket, handshake)
  })
  front.listen(port, '127.0.0.1')
  await once(front, 'listening')
  const address = front.address() as AddressInfo // a TCP server that listens has one
  return {
    url: `https://127.0.0.1:${address.port}`,
    close: async () => {
      if (!front.listening) return
      const closed = once(front, 'close')
      front.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
