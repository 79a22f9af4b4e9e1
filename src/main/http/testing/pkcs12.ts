import { createCipheriv, createHash, createHmac, createPrivateKey, X509Certificate } from 'node:crypto'
import { der, integer, octets, oid, sequence, tagged } from './der.ts'

// PKCS#12 (RFC 7292), as `openssl pkcs12 -export` writes it, for tests alone.

const data = oid('2a864886f70d010701')
const encryptedData = oid('2a864886f70d010706')
const shroudedKeyBag = oid('2a864886f70d010c0a0102')
const certBag = oid('2a864886f70d010c0a0103')
const x509 = oid('2a864886f70d01091601')
/** 40-bit RC2 with SHA-1: how older tools hide the certificates, and what OpenSSL 3 refuses. */
const rc2 = oid('2a864886f70d010c0106')
const sha256 = oid('608648016503040201')
const nothing = der(0x05)

const salt = Buffer.from('0123456789abcdef')
const rounds = 2048

export interface Pkcs12Parts {
  /** PEM; null leaves it out. */
  readonly key: string | null
  /** PEM, in the order they are to lie in the file. */
  readonly certs: readonly string[]
  readonly isOfOldAlgorithms?: boolean
}

/** A file as an issuer hands it out. */
export function pkcs12({ key, certs, isOfOldAlgorithms = false }: Pkcs12Parts, passphrase: string): Buffer {
  const keyInfo =
    key === null
      ? []
      : [createPrivateKey(key).export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase })]
  const keys = sequence(...keyInfo.map((info) => sequence(shroudedKeyBag, tagged(info))))
  const held = sequence(
    ...certs.map((cert) =>
      sequence(certBag, tagged(sequence(x509, tagged(octets(new X509Certificate(cert).raw))))),
    ),
  )
  const safe = sequence(plain(keys), isOfOldAlgorithms ? hiddenTheOldWay(held) : plain(held))
  const digest = createHmac('sha256', macKey(passphrase)).update(safe).digest()
  const mac = sequence(
    sequence(sequence(sha256, nothing), octets(digest)),
    octets(salt),
    integer(rounds.toString(16).padStart(4, '0')),
  )
  return sequence(integer('03'), plain(safe), mac)
}

const plain = (content: Uint8Array) => sequence(data, tagged(octets(content)))

/** Nobody reads so far: the name of the algorithm is enough to be refused. */
function hiddenTheOldWay(content: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16))
  const hidden = Buffer.concat([cipher.update(content), cipher.final()])
  const how = sequence(rc2, sequence(octets(salt), integer('0800')))
  return sequence(encryptedData, tagged(sequence(integer('00'), sequence(data, how, der(0x80, hidden)))))
}

/** RFC 7292 appendix B.2 for the one block that SHA-256 needs. */
function macKey(passphrase: string): Buffer {
  const password = Buffer.from(`${passphrase}\0`, 'utf16le').swap16()
  let block = Buffer.concat([Buffer.alloc(64, 3), filled(salt), filled(password)])
  for (let round = 0; round < rounds; round += 1) block = createHash('sha256').update(block).digest()
  return block
}

/** Repeated up to whole blocks of 64 bytes. */
const filled = (bytes: Buffer) => Buffer.alloc(Math.ceil(bytes.length / 64) * 64, bytes)
