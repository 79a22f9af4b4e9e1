import { createHash, verify, X509Certificate } from 'node:crypto'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import { BasicOCSPResponse, OCSPResponse } from '@peculiar/asn1-ocsp'
import { DOMParser } from '@xmldom/xmldom'
import { SignedXml } from 'xml-crypto'
import { expect, test } from 'vitest'
import { movableClock } from '../clock.ts'
import { bankIdPeople } from './people.ts'
import { createSignatures, type Signed, type Signing, type Tampering } from './signature.ts'

const { ingrid, mikkel } = bankIdPeople
const instant = '2026-07-08T10:00:00Z'
const signatures = await createSignatures(movableClock(instant))
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')
const sign = (signing: Signing = {}) => signatures.signAs(ingrid, signing)
const broken = (tampering: Tampering) => sign({ visibleData: base64('Jag lovar.'), tampering })

const xmlOf = ({ signature }: Signed) => Buffer.from(signature, 'base64').toString('utf8')
const certificatesIn = (signed: Signed) =>
  [...xmlOf(signed).matchAll(/<X509Certificate>([^<]+)</g)].map(
    ([, text = '']) => new X509Certificate(Buffer.from(text, 'base64')),
  )
const inChain = (certificates: readonly X509Certificate[]) =>
  certificates.slice(1).every((issuer, at) => certificates[at]?.verify(issuer.publicKey) === true)

/** A second opinion: the library canonicalises and checks on its own. */
function isWhole(signed: Signed): boolean {
  const xml = xmlOf(signed)
  const publicCert = certificatesIn(signed)[0]?.toString() ?? ''
  const checker = new SignedXml({ publicCert, getCertFromKeyInfo: () => null })
  checker.loadSignature(xml)
  try {
    return checker.checkSignature(xml)
  } catch {
    return false
  }
}

/** As Node writes a certificate's serial number. */
const hexOf = (bytes: ArrayBuffer | undefined) =>
  Buffer.from(bytes ?? new ArrayBuffer(0))
    .toString('hex')
    .toUpperCase()

function ocspIn(signed: Signed) {
  const response = AsnConvert.parse(Buffer.from(signed.ocspResponse, 'base64'), OCSPResponse)
  const basic = AsnConvert.parse(
    response.responseBytes?.response.buffer ?? new ArrayBuffer(0),
    BasicOCSPResponse,
  )
  const [der] = basic.certs ?? []
  const { responses, producedAt, responseExtensions = [] } = basic.tbsResponseData
  const value = responseExtensions[0]?.extnValue.buffer
  return {
    status: response.responseStatus,
    responder: der === undefined ? null : new X509Certificate(Buffer.from(AsnConvert.serialize(der))),
    single: responses[0],
    producedAt,
    nonce: value === undefined ? null : Buffer.from(AsnConvert.parse(value, OctetString).buffer),
    isSignedBy: (certificate: X509Certificate) =>
      verify(
        'sha256',
        new Uint8Array(basic.tbsResponseDataRaw ?? new ArrayBuffer(0)),
        certificate.publicKey,
        Buffer.from(basic.signature),
      ),
  }
}

test('a signature holds what was sent, and another library finds it whole', () => {
  const visibleData = base64('Jag godkänner avtal 4711.\r\nBelopp: 1 250,00 kr')
  const signed = sign({
    visibleData,
    visibleFormat: 'simpleMarkdownV1',
    hiddenData: base64('{"case":"4711"}'),
  })
  const root = new DOMParser().parseFromString(xmlOf(signed), 'text/xml').documentElement
  const text = (name: string) => root.getElementsByTagName(name).item(0)?.textContent
  expect([root.tagName, root.namespaceURI]).toEqual(['Signature', 'http://www.w3.org/2000/09/xmldsig#'])
  expect(text('usrVisibleData')).toBe(visibleData)
  expect(text('usrNonVisibleData')).toBe(base64('{"case":"4711"}'))
  expect([text('funcId'), text('uauth'), text('displayName')]).toEqual([
    'Signing',
    'pw',
    base64('Oversikt Sandbox'),
  ])
  const data = root.getElementsByTagName('bankIdSignedData').item(0)
  expect([data?.namespaceURI, data?.getAttribute('Id')]).toEqual([
    'http://www.bankid.com/signature/v1.0.0/types',
    'bidSignedData',
  ])
  expect(root.getElementsByTagName('KeyInfo').item(0)?.getAttribute('Id')).toBe('bidKeyInfo')
  expect(isWhole(signed)).toBe(true)
})

test('an identification signs no text', () => {
  const signed = sign({ purpose: 'Identification' })
  expect(xmlOf(signed)).toContain('<funcId>Identification</funcId>')
  expect(xmlOf(signed)).not.toContain('usrVisibleData')
  expect(isWhole(signed)).toBe(true)
})

test('the certificates are the person’s, the issuer’s and the bank’s, and end under a root that stays outside', () => {
  const certificates = certificatesIn(sign())
  expect(certificates).toHaveLength(3)
  expect(certificates[0]?.subject).toContain('serialNumber=199305149800')
  expect(certificates[0]?.subject).toContain('CN=Ingrid Solvang')
  expect(certificates.map(({ ca }) => ca)).toEqual([false, true, true])
  expect(inChain([...certificates, new X509Certificate(signatures.root)])).toBe(true)
})

test('the OCSP answer is good, of that second, about that certificate, by a responder of its issuer', () => {
  const signed = sign()
  const [own, issuer] = certificatesIn(signed)
  const ocsp = ocspIn(signed)
  expect(ocsp.status).toBe(0)
  expect(ocsp.producedAt.toISOString()).toBe('2026-07-08T10:00:00.000Z')
  expect(ocsp.single?.certStatus.good).toBe(null)
  expect(hexOf(ocsp.single?.certID.serialNumber)).toBe(own?.serialNumber)
  expect(issuer !== undefined && ocsp.responder?.verify(issuer.publicKey)).toBe(true)
  expect(ocsp.responder?.keyUsage).toEqual(['1.3.6.1.5.5.7.3.9'])
  expect(ocsp.responder !== null && ocsp.isSignedBy(ocsp.responder)).toBe(true)
})

test('its nonce ties it to the signature: 32 bytes that begin with the digest of the base64 text', () => {
  const signed = sign()
  const { nonce } = ocspIn(signed)
  expect(nonce).toHaveLength(32)
  expect(nonce?.subarray(0, 20)).toEqual(createHash('sha1').update(signed.signature).digest())
  expect(nonce?.subarray(20)).not.toEqual(ocspIn(signatures.signAs(ingrid)).nonce?.subarray(20))
})

test('what is edited before signing is whole and says something else; what is edited afterwards is not whole', () => {
  const other = base64('Jag lovar mer.')
  const edit = (xml: string) => xml.replace(base64('Jag lovar.'), other)
  const before = broken({ editData: edit })
  expect([xmlOf(before).includes(other), isWhole(before)]).toEqual([true, true])
  const after = broken({ editDocument: edit })
  expect([xmlOf(after).includes(other), isWhole(after)]).toEqual([true, false])
})

test('somebody else’s key, or a certificate swapped in afterwards, is found out', () => {
  expect(isWhole(broken({ signedBy: mikkel }))).toBe(false)
  const swapped = broken({
    editDocument: (xml) => xml.replace(/<X509Certificate>[^<]+<\/X509Certificate>/, ''),
  })
  expect(isWhole(swapped)).toBe(false)
  expect(isWhole(broken({ hash: 'sha1' }))).toBe(true)
})

test('the certificate can name another person, or be of another time', () => {
  const [own] = certificatesIn(broken({ certificateNumber: mikkel.personalNumber }))
  expect(own?.subject).toContain('serialNumber=199002279819')
  const validity = { from: new Date('2020-01-01'), to: new Date('2021-01-01') }
  expect(certificatesIn(broken({ certificateValidity: validity }))[0]?.validToDate).toEqual(validity.to)
})

test('the chain can be short, foreign, forged, reversed, or hold too much', () => {
  const chain = (kind: Tampering['chain']) => {
    const certificates = certificatesIn(broken(kind === undefined ? {} : { chain: kind }))
    return [certificates.length, inChain(certificates)]
  }
  expect(chain(undefined)).toEqual([3, true])
  expect(chain('user-only')).toEqual([1, true])
  expect(chain('foreign')).toEqual([3, false])
  expect(chain('forged')).toEqual([3, false])
  expect(chain('reversed')).toEqual([3, false])
  expect(chain('with-root')).toEqual([4, true])
  const [own, issuer] = certificatesIn(broken({ chain: 'forged' }))
  expect(own?.issuer).toBe(issuer?.subject)
})

test('OCSP can say revoked, unknown or nothing, about another certificate, at another time', () => {
  const status = (kind: 'revoked' | 'unknown') =>
    ocspIn(broken({ ocsp: { status: kind } })).single?.certStatus
  expect(status('revoked')?.revoked?.revocationTime.toISOString()).toBe('2026-07-07T10:00:00.000Z')
  expect(status('unknown')?.unknown).toBe(null)
  const later = AsnConvert.parse(
    Buffer.from(broken({ ocsp: { status: 'try-later' } }).ocspResponse, 'base64'),
    OCSPResponse,
  )
  expect([later.responseStatus, later.responseBytes]).toEqual([3, undefined])
  const about = broken({ ocsp: { about: 'another-certificate', at: Date.parse('2020-02-02T02:02:02Z') } })
  const { single, producedAt } = ocspIn(about)
  expect(hexOf(single?.certID.serialNumber)).not.toBe(certificatesIn(about)[0]?.serialNumber)
  expect(producedAt.toISOString()).toBe('2020-02-02T02:02:02.000Z')
})

test('OCSP can be signed by the wrong one, wrongly, or without saying by whom', () => {
  const issuerOf = (signed: Signed) => certificatesIn(signed)[1]
  for (const responder of ['other-issuer', 'forged'] as const) {
    const signed = broken({ ocsp: { responder } })
    const issuer = issuerOf(signed)
    expect(issuer !== undefined && ocspIn(signed).responder?.verify(issuer.publicKey)).toBe(false)
    expect(ocspIn(signed).responder?.issuer === issuer?.subject).toBe(responder === 'forged')
  }
  expect(ocspIn(broken({ ocsp: { responder: 'person' } })).responder?.keyUsage).toBe(undefined)
  const damaged = ocspIn(broken({ ocsp: { isBroken: true } }))
  expect(damaged.responder !== null && damaged.isSignedBy(damaged.responder)).toBe(false)
  expect(ocspIn(broken({ ocsp: { withoutCertificate: true } })).responder).toBe(null)
})

test('the nonce can be another’s, too short, or missing', () => {
  const nonce = (kind: 'other' | 'bare' | 'none') => {
    const signed = broken({ ocsp: { nonce: kind } })
    const found = ocspIn(signed).nonce
    const digest = createHash('sha1').update(signed.signature).digest()
    return found === null ? null : [found.length, found.subarray(0, 20).equals(digest)]
  }
  expect([nonce('other'), nonce('bare'), nonce('none')]).toEqual([[32, false], [20, true], null])
})
