import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import type { Credentials } from '../../../shared/contract-connect.ts'
import { AppError } from '../../../shared/errors.ts'
import { certificateOfPfx } from '../../http/pfx.ts'
import type { TlsIdentity } from '../../http/port.ts'
import { isWholeDer, isWholePkcs12 } from './der.ts'
import { blocksOf, keyBlockOf, type PemBlock } from './pem.ts'

/** The relying party's certificate with its key: read, and proven to belong together. */
export interface OwnCertificate {
  /** What TLS is given. */
  readonly own: TlsIdentity['own']
  /** ms since 1970. */
  readonly beginsAt: number
  readonly endsAt: number
}

/**
 * Reads what a person brought. Whether it can be used is found by using it, because OpenSSL and Electron's BoringSSL say no in different
 * words, and read different old algorithms.
 * @throws AppError `client-missing` for credentials of another system; `certificate-passphrase` where the file is whole and does not open:
 *   another passphrase, or an algorithm that is refused as too old (fact sheet 3.3); `certificate-other-key` where both can be read and do
 *   not belong together; `certificate-unreadable` for anything else, and for a PKCS#12 file without the certificate of its key
 */
export function readCertificate(credentials: Credentials): OwnCertificate {
  if ('rpCertificate' in credentials) {
    const { rpCertificate, rpPrivateKey, passphrase } = credentials
    return ofPem(rpCertificate, rpPrivateKey, passphrase)
  }
  if ('pkcs12' in credentials)
    return ofPkcs12(Buffer.from(credentials.pkcs12, 'base64'), credentials.passphrase)
  throw new AppError('client-missing', 'the keychain holds credentials of another kind')
}

/** @throws AppError `certificate-expired`, also before its first day. `now`: ms since 1970. */
export function assertValid({ beginsAt, endsAt }: OwnCertificate, now: number): void {
  if (now < beginsAt || now >= endsAt)
    throw new AppError(
      'certificate-expired',
      `our certificate is ${now < beginsAt ? 'not valid yet' : 'over'}`,
    )
}

/** Both texts may be the same file, with certificate, chain and key one after the other: fact sheet 3.3. */
function ofPem(certificateText: string, keyText: string, passphrase: string | null): OwnCertificate {
  const chain = blocksOf(certificateText, 'CERTIFICATE').map(({ text }) => parsed(text))
  const key = openedKey(keyBlockOf(keyText) ?? keyBlockOf(certificateText), passphrase)
  const leaf = chain.find((certificate) => certificate.checkPrivateKey(key))
  if (chain.length === 0) throw unreadable('no certificate')
  if (leaf === undefined)
    throw new AppError('certificate-other-key', 'no certificate that belongs to the key')
  const rest = chain.filter((certificate) => certificate !== leaf)
  const cert = [leaf, ...rest].map(String).join('') // TLS wants the leaf first
  return { own: { cert, key: key.export({ type: 'pkcs8', format: 'pem' }).toString() }, ...validityOf(leaf) }
}

function parsed(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw unreadable('a certificate that is none')
  }
}

function openedKey(block: PemBlock | null, passphrase: string | null): KeyObject {
  if (block === null) throw unreadable('no private key')
  try {
    return createPrivateKey({ key: block.text, ...(passphrase === null ? {} : { passphrase }) })
  } catch {
    // The error's words and its cause could carry what lies around the key. An older form hides its bytes behind a header, and whether
    // they are whole shows only when they are opened.
    if (block.isEncrypted && (block.der === null || isWholeDer(block.der))) throw closed()
    throw unreadable('a private key that is none')
  }
}

function ofPkcs12(pfx: Buffer, passphrase: string): OwnCertificate {
  if (!isWholePkcs12(pfx)) throw unreadable('no PKCS#12 file, or a part of one')
  const leaf = certificateOf(pfx, passphrase)
  if (leaf === undefined) throw unreadable('no certificate in the file')
  return { own: { pfx, passphrase }, ...validityOf(leaf) }
}

/** Node's own code for a file that opened and lacks its key or its certificate. */
const partMissing = 'ERR_CRYPTO_OPERATION_FAILED'

function certificateOf(pfx: Buffer, passphrase: string): X509Certificate | undefined {
  try {
    return certificateOfPfx(pfx, passphrase)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === partMissing)
      throw unreadable('a part of the file is missing')
    throw closed()
  }
}

function validityOf(leaf: X509Certificate): { readonly beginsAt: number; readonly endsAt: number } {
  return { beginsAt: leaf.validFromDate.getTime(), endsAt: leaf.validToDate.getTime() }
}

function unreadable(what: string): AppError {
  return new AppError('certificate-unreadable', `the certificate cannot be read: ${what}`)
}

function closed(): AppError {
  return new AppError(
    'certificate-passphrase',
    'the passphrase does not open it, or it is encrypted in an old way',
  )
}
