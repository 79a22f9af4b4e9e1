import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

const generate = promisify(generateKeyPair)

/** PEM texts: PKCS#8, unencrypted, and SubjectPublicKeyInfo, the only forms bunq documents (fact sheet 3.1). */
export interface KeyPair {
  readonly privateKey: string
  readonly publicKey: string
}

/** A new RSA pair, made off the main thread: `bits` is 2048 for an installation, 4096 for a certificate. */
export async function newKeyPair(bits: 2048 | 4096): Promise<KeyPair> {
  return await generate('rsa', {
    modulusLength: bits,
    publicExponent: 65537,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

/** Some answers hold a backslash and an `n` where a line ends (fact sheet 4.1). */
export function normalisedPem(pem: string): string {
  return `${pem.replaceAll('\\n', '\n').trim()}\n`
}
