import { createServer, type ServerOptions } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { createHttp } from '../client.ts'
import type { TlsIdentity } from '../port.ts'
import { newAuthority } from './authority.ts'
import { ended, listening, recordingLog, testClock } from './server.ts'

/** Asks each caller for a certificate and answers with its name; after `answers` of them it hangs up instead. */
export async function serveMutual(options: ServerOptions, answers = Infinity) {
  let requests = 0
  let connections = 0
  const server = createServer({ requestCert: true, ...options }, (request, response) => {
    requests += 1
    if (requests > answers) return void request.socket.destroy()
    response.end((request.socket as TLSSocket).getPeerCertificate().subject.CN)
  })
  server.on('connection', () => (connections += 1))
  const port = await listening(server, 'localhost')
  return {
    url: `https://localhost:${port}/`,
    requests: () => requests,
    connections: () => connections,
    [Symbol.asyncDispose]: () => ended(server),
  }
}

/** The way out with this identity. */
export function openMutual(identity: TlsIdentity, connectMs = 10_000) {
  const http = createHttp({
    clock: testClock(),
    log: recordingLog(),
    userAgent: 'test',
    allowLoopbackHttp: false,
    timeouts: { connectMs },
    identity,
    random: () => 0,
  })
  return { ...http, [Symbol.asyncDispose]: () => http.close() }
}

/** Two authorities, a certificate of ours, and a server that takes it. */
export function mutualStand() {
  const servers = newAuthority('Servers')
  const clients = newAuthority('Clients')
  const own = clients.issue('relying party')
  const identity = { roots: [servers.root], own }
  const accepting = { ...servers.issue('server'), ca: clients.root, rejectUnauthorized: true }
  return { servers, clients, own, identity, accepting }
}
