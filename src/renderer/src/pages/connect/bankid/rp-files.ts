import type { Input } from '../../../../../shared/contract.ts'

/** A file with a certificate or its key: never shown, only named. */
export type RpFile = Pkcs12File | PemParts

/** Certificate and key in one, encrypted under the passphrase. */
export interface Pkcs12File {
  readonly kind: 'pkcs12'
  readonly name: string
  /** Base64 of the whole file. */
  readonly content: string
}

/** What a PEM file holds of the two. */
export interface PemParts {
  readonly kind: 'pem'
  readonly name: string
  /** The certificates in it, as PEM; empty: none. */
  readonly certificates: string
  /** The key in it, as PEM; empty: none. */
  readonly key: string
  readonly isEncrypted: boolean
}

/** Why a file is none of the two; each has words. */
export type FileFault =
  'tooLarge' | 'unreadable' | 'bareCertificate' | 'request' | 'publicKey' | 'twoKeys' | 'other'

/** What main takes at most, in bytes: of one file, and of one PEM text. */
export const largestPkcs12 = 98_304
const largestPem = 32_768

/** What a file is, by what is in it (base64) and not by its name. Whether certificate and key belong together is main's to find
 *  out. */
export function readRpFile(name: string, content: string): RpFile | FileFault {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  if (isPkcs12(bytes)) return { kind: 'pkcs12', name, content }
  const text = new TextDecoder().decode(bytes)
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g)]
  // A certificate in DER is a sequence too, but of another sequence.
  if (blocks.length === 0) return bytes[0] === 0x30 ? 'bareCertificate' : 'other'
  return text.length > largestPem ? 'tooLarge' : partsOf(name, blocks)
}

function partsOf(name: string, blocks: readonly RegExpMatchArray[]): RpFile | FileFault {
  const labelled = blocks.map((block) => ({ text: block[0], label: block[1] ?? '' }))
  const textsOf = (isWanted: (label: string) => boolean) =>
    labelled.filter(({ label }) => isWanted(label)).map(({ text }) => text)
  const keys = textsOf((label) => label.endsWith('PRIVATE KEY'))
  const certificates = textsOf((label) => label === 'CERTIFICATE')
  if (keys.length > 1) return 'twoKeys'
  if (keys.length === 0 && certificates.length === 0) {
    if (labelled.some(({ label }) => label.endsWith('CERTIFICATE REQUEST'))) return 'request'
    return labelled.some(({ label }) => label.endsWith('PUBLIC KEY')) ? 'publicKey' : 'other'
  }
  const key = keys[0] ?? ''
  const isEncrypted = key.includes('BEGIN ENCRYPTED') || key.includes('Proc-Type: 4,ENCRYPTED')
  return { kind: 'pem', name, certificates: certificates.join('\n'), key, isEncrypted }
}

/** PKCS#12 begins with a sequence whose first part is its version, the number three (RFC 7292, section 4). */
function isPkcs12(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false
  const length = bytes[1] ?? 0
  const header = length > 0x80 ? 2 + (length & 0x7f) : 2
  return bytes[header] === 0x02 && bytes[header + 1] === 0x01 && bytes[header + 2] === 0x03
}

/** The files in hand once another was chosen: it takes the place of what it brings anew, and one PKCS#12 file is all there is. */
export function withFile(files: readonly RpFile[], file: RpFile): readonly RpFile[] {
  if (file.kind === 'pkcs12') return [file]
  const others = files.filter(
    (other) =>
      other.kind === 'pem' &&
      !(file.key !== '' && other.key !== '') &&
      !(file.certificates !== '' && other.certificates !== ''),
  )
  return [...others, file]
}

export type RpCredentials = Extract<Input<'connection:create'>, { readonly system: 'bankid' }>['credentials']

/** What the files amount to, or what is missing of it. */
export function credentialsOf(
  files: readonly RpFile[],
  passphrase: string,
): RpCredentials | 'nothing' | 'noKey' | 'noCertificate' | 'noPassphrase' {
  const pkcs12 = files.find((file) => file.kind === 'pkcs12')
  if (pkcs12 !== undefined) return { pkcs12: pkcs12.content, passphrase }
  const pems = files.filter((file) => file.kind === 'pem')
  if (pems.length === 0) return 'nothing'
  const rpCertificate = pems.map(({ certificates }) => certificates).join('\n').trim() // prettier-ignore
  const key = pems.find((pem) => pem.key !== '')
  if (key === undefined) return 'noKey'
  if (rpCertificate === '') return 'noCertificate'
  if (key.isEncrypted && passphrase === '') return 'noPassphrase'
  return { rpCertificate, rpPrivateKey: key.key, passphrase: key.isEncrypted ? passphrase : null }
}

/** Is there anything a passphrase would open? */
export function needsPassphrase(files: readonly RpFile[]): boolean {
  return files.some((file) => file.kind === 'pkcs12' || file.isEncrypted)
}
