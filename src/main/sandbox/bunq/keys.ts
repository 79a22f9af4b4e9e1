import { createPublicKey, generateKeyPair, sign, verify, X509Certificate, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { refusal } from './wire.ts'

const generate = promisify(generateKeyPair)

export interface ServerKey {
  readonly privateKey: KeyObject
  readonly publicPem: string
}

/** Every installation has a server key of its own (fact sheet 15.2). */
export async function newServerKey(): Promise<ServerKey> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: 2048 })
  return { privateKey, publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
}

export function signatureOf(body: Buffer, key: KeyObject): string {
  return sign('sha256', body, key).toString('base64')
}

/** SHA-256 with RSA PKCS#1 v1.5 over exactly these bytes; base64 of the usual alphabet without line breaks (fact sheet 3.2). */
export function isSignatureOf(body: Buffer, signature: string, key: KeyObject): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signature)) return false
  return verify('sha256', body, key, Buffer.from(signature, 'base64'))
}

export interface ClientKey {
  readonly key: KeyObject
  /** Trimmed, and one newline at the end: what the PSD2 certificate signs (fact sheet 5.3 step 4). */
  readonly pem: string
}

/** SubjectPublicKeyInfo of at least 2048 bits, its body on one line or many (fact sheet 3.1). */
export function clientKeyOf(pem: string): ClientKey {
  const wrong = refusal(400, 'The client public key is not a valid RSA key of 2048 bits.')
  const text = pem.trim()
  if (!/^-----BEGIN PUBLIC KEY-----\n[^]+\n-----END PUBLIC KEY-----$/.test(text)) throw wrong
  try {
    const key = createPublicKey(text)
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    if (key.asymmetricKeyType === 'rsa' && bits >= 2048) return { key, pem: `${text}\n` }
  } catch {
    throw wrong
  }
  throw wrong
}

export type Role = 'AISP' | 'PISP'

export interface ProviderCertificate {
  readonly key: KeyObject
  /** `/CN=…/C=NL`: the provider is known by it. */
  readonly distinguishedName: string
  readonly commonName: string
  readonly roles: readonly Role[]
}

function certificateIn(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw refusal(400, 'The certificate cannot be read.')
  }
}

/** Reads a PSD2 certificate as bunq's sandbox does: one that names a role in its CN is enough (fact sheet 5.3 step 2). */
export function providerCertificate(pem: string, chain: string): ProviderCertificate {
  const certificate = certificateIn(pem)
  certificateIn(chain)
  const fields = certificate.subject.split('\n')
  const commonName = fields.find((field) => field.startsWith('CN='))?.slice(3) ?? ''
  const roles = (['AISP', 'PISP'] as const).filter((role) => commonName.includes(role))
  if (roles.length === 0) throw refusal(400, 'The certificate names no PSD2 role.')
  if (certificate.publicKey.asymmetricKeyType !== 'rsa') throw refusal(400, 'The certificate has no RSA key.')
  return { key: certificate.publicKey, distinguishedName: `/${fields.join('/')}`, commonName, roles }
}
