import { sign, type KeyObject } from 'node:crypto'

/** One DER value: tag, length, content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
const text = (tag: number, value: string): Buffer => der(tag, Buffer.from(value, 'utf8'))

const sha256WithRsa = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex')) // 1.2.840.113549.1.1.11, NULL
const commonName = Buffer.from('0603550403', 'hex') // 2.5.4.3
const countryName = Buffer.from('0603550406', 'hex') // 2.5.4.6

function nameOf(cn: string): Buffer {
  const field = (oid: Buffer, value: Buffer) => der(0x31, sequence(oid, value))
  return sequence(field(commonName, text(0x0c, cn)), field(countryName, text(0x13, 'NL')))
}

/**
 * A self-signed certificate `/CN=…/C=NL` in PEM, written by hand (RFC 5280, version 1): a second opinion on what the
 * app's own library makes.
 */
export function selfSignedCertificate(cn: string, privateKey: KeyObject, publicKey: KeyObject): string {
  const name = nameOf(cn)
  const validity = sequence(text(0x17, '260101000000Z'), text(0x17, '360101000000Z'))
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const signed = sequence(der(0x02, Buffer.from([1])), sha256WithRsa, name, validity, name, spki)
  const signature = der(0x03, Buffer.from([0]), sign('sha256', signed, privateKey))
  const base64 = sequence(signed, sha256WithRsa, signature).toString('base64')
  const lines = base64.match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
