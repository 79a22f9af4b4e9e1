import { checkServerIdentity, type PeerCertificate } from 'node:tls'
import { X509Certificate } from 'node:crypto'
import { buildConnector } from 'undici'
import type { TlsIdentity } from './port.ts'
import { rootNotPinned, type TlsProgress } from './tls-failures.ts'

interface PeerInChain extends PeerCertificate {
  /** Of a root: itself. */
  readonly issuerCertificate?: PeerInChain
}

const longestChain = 10

/**
 * Opens connections that show our certificate and believe `roots` alone. Node takes every other certificate of a PKCS#12 file into the
 * list of those it believes, so giving it `ca` is not enough: the chain's end is compared with the roots as well.
 */
export function pinnedConnect(
  { roots, own }: TlsIdentity,
  timeoutMs: number,
  progress: TlsProgress,
): buildConnector.connector {
  const pinned = new Set(roots.map((root) => new X509Certificate(root).fingerprint256))
  const { passphrase } = own
  const connect = buildConnector({
    allowH2: false,
    timeout: timeoutMs,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ca: [...roots],
    ...('pfx' in own ? { pfx: Buffer.from(own.pfx) } : { cert: own.cert, key: own.key }),
    ...(passphrase === undefined ? {} : { passphrase }),
    checkServerIdentity: (host: string, peer: PeerInChain) =>
      checkServerIdentity(host, peer) ?? (pinned.has(rootOf(peer)) ? undefined : notPinned()),
  })
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null)
      progress.isConnected = true
      callback(null, socket)
    })
}

/** SHA-256 of the last certificate of a chain. */
function rootOf(peer: PeerInChain): string {
  let at = peer
  for (let depth = 0; depth < longestChain; depth += 1) {
    const issuer = at.issuerCertificate
    if (issuer === undefined || issuer.fingerprint256 === at.fingerprint256) break
    at = issuer
  }
  return at.fingerprint256
}

function notPinned(): Error {
  return Object.assign(new Error('the chain ends in another root'), { code: rootNotPinned })
}
