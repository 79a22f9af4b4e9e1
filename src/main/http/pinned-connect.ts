import { checkServerIdentity, type PeerCertificate } from 'node:tls'
import { X509Certificate } from 'node:crypto'
import { buildConnector } from 'undici'
import type { TlsIdentity } from './port.ts'
import { leadsTo, type PeerInChain } from './pinned-chain.ts'
import { rootNotPinned, type TlsProgress } from './tls-failures.ts'

/**
 * Opens connections that show our certificate and believe `roots` alone. Node takes every other certificate of a PKCS#12 file into the
 * list of those it believes, so giving it `ca` is not enough: the chain is followed to one of the roots here as well. (A resumed session is
 * not looked at again; Node hands out none that failed here.)
 */
export function pinnedConnect(
  { roots, own }: TlsIdentity,
  timeoutMs: number,
  progress: TlsProgress,
): buildConnector.connector {
  const pinned = roots.map((root) => new X509Certificate(root))
  const { passphrase } = own
  const connect = buildConnector({
    allowH2: false,
    timeout: timeoutMs,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ca: [...roots],
    ...('pfx' in own ? { pfx: Buffer.from(own.pfx) } : { cert: own.cert, key: own.key }),
    ...(passphrase === undefined ? {} : { passphrase }),
    checkServerIdentity: (host: string, peer: PeerCertificate & PeerInChain) =>
      checkServerIdentity(host, peer) ?? (leadsTo(pinned, peer) ? undefined : notPinned()),
  })
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null)
      progress.isConnected = true
      callback(null, socket)
    })
}

function notPinned(): Error {
  return Object.assign(new Error('the chain ends in another root'), { code: rootNotPinned })
}
