import { createPrivateKey, createPublicKey, generateKeyPair, sign, verify, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { AppError } from '../../../shared/errors.ts'

const generate = promisify(generateKeyPair)

/** What FIS's own guide uses (fact sheet 4). */
const newKeyBits = 3072
const fewestBits = 2048
const mostBits = 3072

/** A new RSA key, made off the main thread; PKCS#8 PEM. */
export async function newPrivateKey(): Promise<string> {
  const { privateKey } = await generate('rsa', {
    modulusLength: newKeyBits,
    publicExponent: 65537,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return privateKey
}

/**
 * A key the person brought, PKCS#8 or PKCS#1 PEM, with whatever text a tool has put around it; returned as PKCS#8 PEM.
 * @throws AppError `key-unreadable`: none or several, encrypted, not plain RSA, of a size FIS does not take, or damaged.
 */
export function broughtPrivateKey(pem: string): string {
  const key = readPrivateKey(pem)
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** @throws AppError as `broughtPrivateKey` */
export function readPrivateKey(pem: string): KeyObject {
  const key = parsed(onlyKeyIn(pem))
  if (key.asymmetricKeyType !== 'rsa') throw unreadable('not an RSA key for signatures of the plain kind')
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < fewestBits || bits > mostBits) throw unreadable(`a key of ${bits} bits`)
  // FIS looks at the first letters of what is registered (fact sheet 4): a key that fails there is of no use here.
  if (!publicKeyOf(key).startsWith('-----BEGIN PUBLIC KEY-----\nMIIB')) throw unreadable('a key of a form FIS does not take')
  if (!isWhole(key)) throw unreadable('a key whose halves do not belong together')
  return key
} // prettier-ignore

/** The half to register: SubjectPublicKeyInfo PEM with LF line ends and nothing after its footer, or FIS refuses it (fact sheet 4). */
export function publicKeyOf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString().trimEnd()
}

const privateBlock =
  /-----BEGIN (?:RSA )?PRIVATE KEY-----[A-Za-z0-9+/=\s]+-----END (?:RSA )?PRIVATE KEY-----/g

/** An encrypted one has headers or another name, and so is none of these. */
function onlyKeyIn(pem: string): string {
  const [only, another] = pem.match(privateBlock) ?? []
  if (only === undefined) throw unreadable('no private key without a passphrase in PEM')
  if (another !== undefined) throw unreadable('more than one private key')
  return only
}

function parsed(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    throw unreadable('a private key that cannot be parsed') // the parser's words may quote it
  }
}

/** A file that lost a line can still be read as numbers; they just no longer make a key. */
function isWhole(key: KeyObject): boolean {
  const sample = Buffer.from('any text')
  try {
    return verify('sha256', sample, createPublicKey(key), sign('sha256', sample, key))
  } catch {
    return false // OpenSSL refuses to compute with some of them
  }
}

function unreadable(what: string): AppError {
  return new AppError('key-unreadable', what)
}
