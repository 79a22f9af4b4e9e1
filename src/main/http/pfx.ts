import type { X509Certificate } from 'node:crypto'
import { Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'

/**
 * The certificate of a PKCS#12 file, as TLS itself will show it: Node has no other reader of such files.
 * @throws what Node throws: `ERR_CRYPTO_OPERATION_FAILED` where a part is missing; anything else where the passphrase, the way it is
 *   encrypted or the file is wrong, in words that differ between OpenSSL and BoringSSL. It carries nothing of the file.
 */
export function certificateOfPfx(pfx: Uint8Array, passphrase: string): X509Certificate | undefined {
  const secureContext = createSecureContext({ pfx: Buffer.from(pfx), passphrase })
  const socket = new TLSSocket(new Socket(), { secureContext }) // never connected
  try {
    return socket.getX509Certificate()
  } finally {
    socket.destroy()
  }
}
