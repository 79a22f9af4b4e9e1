import { sign, verify } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'
import type { RawReply } from '../../http/port.ts'

/** SHA-256 with RSA PKCS#1 v1.5 over exactly this text as UTF-8, in base64 (fact sheet 3.2). */
export function signatureOf(text: string, privateKey: string): string {
  return sign('sha256', Buffer.from(text, 'utf8'), privateKey).toString('base64')
}

/** What ties a certificate to an installation: the installation's own public key, one newline, its token; signed with the
 *  certificate's key (fact sheet 5.3 step 4: the client's key, not the server's as one sentence of the bank has it). */
export function credentialMessage(publicKey: string, installationToken: string): string {
  return `${publicKey.trim()}\n${installationToken}`
}

const header = 'x-bunq-server-signature'

/**
 * Looks at a reply before anybody parses it: what bunq grants must carry its signature over the bytes as they came. A refusal
 * may come without (limits, maintenance, a proxy's page), and grants nothing (fact sheet 3.4).
 * @throws AppError `unexpected-response` for a missing or wrong signature.
 */
export function inspectSignature(serverPublicKey: string, label: string): (reply: RawReply) => void {
  return ({ status, headers, body }) => {
    if (status < 200 || status > 299 || isWebPage(body)) return
    const signature = headers[header]
    if (signature === undefined)
      throw new AppError('unexpected-response', `${label}: the answer is not signed`)
    if (!isSigned(body, signature, serverPublicKey))
      throw new AppError('unexpected-response', `${label}: the answer does not fit its signature`)
  }
}

export function isSigned(body: Uint8Array, signature: string, publicKey: string): boolean {
  return verify('sha256', body, publicKey, Buffer.from(signature, 'base64'))
}

/** By its first character and not by a header that anybody could set: JSON never begins so, and a page is never believed. */
function isWebPage(body: Uint8Array): boolean {
  return new TextDecoder().decode(body.subarray(0, 256)).trimStart().startsWith('<')
}
