import { createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { der, integer, octets, oid, sequence, tagged } from './der.ts'

/** PEM, as a server or a client of TLS takes it. */
export interface Pair {
  readonly cert: string
  readonly key: string
}

export interface Authority {
  /** PEM of its own certificate. */
  readonly root: string
  issue(name: string, form?: Form): Pair
  /** An authority under this one; or one that signs although its certificate does not let it. */
  issueAuthority(name: string, mayIssue?: boolean): Authority
}

interface Form {
  /** Counted from now; they may lie in the past. */
  readonly days?: readonly [from: number, to: number]
  readonly kind?: 'ec' | 'ed25519'
  /** Besides 127.0.0.1. */
  readonly host?: string
}

interface Keys {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}
interface Issuer {
  readonly name: string
  readonly keys: Keys
}

const dayMs = 24 * 60 * 60 * 1000
const year = [-1, 365] as const
const yes = der(0x01, Buffer.from([0xff]))
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
const commonName = oid('550403')
const subjectAltName = oid('551d11')
const basicConstraints = oid('551d13')

/** Signs certificates for a test: made anew each time, so that no key lies in the repository. */
export function newAuthority(name = 'Invented root'): Authority {
  return authority(name, null)
}

function authority(name: string, over: Issuer | null, mayIssue = true): Authority {
  const keys = newKeys('ec')
  const self: Issuer = { name, keys }
  const isAuthority = sequence(basicConstraints, yes, octets(mayIssue ? sequence(yes) : sequence()))
  return {
    root: certify(name, keys, over ?? self, year, isAuthority),
    issue(leaf, { days = year, kind = 'ec', host = 'localhost' } = {}) {
      const own = newKeys(kind)
      const names = sequence(der(0x82, Buffer.from(host)), der(0x87, Buffer.from([127, 0, 0, 1])))
      const cert = certify(leaf, own, self, days, sequence(subjectAltName, octets(names)))
      return { cert, key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
    },
    issueAuthority: (under, mayIssueToo) => authority(under, self, mayIssueToo),
  }
}

function newKeys(kind: 'ec' | 'ed25519'): Keys {
  return kind === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')
}

function certify(
  name: string,
  keys: Keys,
  issuer: Issuer,
  [from, to]: readonly [number, number],
  extension: Uint8Array,
): string {
  const body = sequence(
    tagged(integer('02')), // version 3
    integer(`01${randomBytes(8).toString('hex')}`),
    ecdsaWithSha256,
    named(issuer.name),
    sequence(instant(from), instant(to)),
    named(name),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  )
  const signature = createSign('sha256').update(body).sign(issuer.keys.privateKey)
  const certificate = sequence(body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature))
  const lines = certificate.toString('base64').replace(/.{1,64}/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`
}

const named = (name: string) => sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(name)))))

/** Days from now as UTCTime. */
function instant(days: number): Buffer {
  const text = new Date(Date.now() + days * dayMs).toISOString().replace(/\D/g, '')
  return der(0x17, Buffer.from(`${text.slice(2, 14)}Z`))
}
