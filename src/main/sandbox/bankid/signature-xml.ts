import { createHash, randomBytes, sign, type KeyObject } from 'node:crypto'

// Fact sheet 19. Everything is written in its canonical form (C14N 1.0: no empty-element tags, the namespace before the other
// attributes, each signed part with its namespace in its own tag), so the bytes written are the bytes that are digested.

const dsig = 'http://www.w3.org/2000/09/xmldsig#'
const bankIdTypes = 'http://www.bankid.com/signature/v1.0.0/types'
const c14n = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
const sha256Digest = 'http://www.w3.org/2001/04/xmlenc#sha256'
const signatureMethods = {
  sha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  sha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
} as const

/** `sha1` is the older profile's (fact sheet 19). */
export type SignatureHash = keyof typeof signatureMethods

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const element = (name: string, content: string): string => `<${name}>${content}</${name}>`
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')

export interface SignedData {
  readonly purpose: 'Identification' | 'Signing'
  /** Base64 as the relying party sent it. */
  readonly visibleData: string | null
  readonly visibleFormat: string | null
  /** Base64 as the relying party sent it. */
  readonly hiddenData: string | null
  readonly relyingParty: {
    /** Attributes of its certificate's subject, as `cn=…,o=…`. */
    readonly name: string
    readonly displayName: string
  }
  /** The hash that identifies the device. */
  readonly uhi: string
  readonly certificatePolicies: readonly string[]
  /** Typed code, or finger and face. */
  readonly approvedWith: 'pw' | 'biometrics'
}

function visibleElement({ visibleData, visibleFormat }: SignedData): string {
  if (visibleData === null) return ''
  const format = visibleFormat === null ? '' : ` format="${escaped(visibleFormat)}"`
  return `<usrVisibleData charset="UTF-8"${format} visible="wysiwys">${visibleData}</usrVisibleData>`
}

function clientInfo(data: SignedData): string {
  const conditions = data.certificatePolicies.map((policy) =>
    element('condition', element('type', 'CertificatePolicies') + element('value', escaped(policy))),
  )
  const ai = [
    element('type', base64('ANDROID')),
    element('deviceInfo', base64('16')),
    element('uhi', base64(data.uhi)),
    element('fsib', '0'),
    element('utb', 'cs1'),
    element('requirement', conditions.join('')),
    element('uauth', data.approvedWith === 'pw' ? 'pw' : 'bio'),
  ].join('')
  const parts = [element('funcId', data.purpose), element('version', base64('7.60.0')), element('env', element('ai', ai))]
  return element('clientInfo', parts.join(''))
} // prettier-ignore

/** `bankIdSignedData`: what the person approved, from which device, for whom. */
export function signedDataElement(data: SignedData): string {
  const { name, displayName } = data.relyingParty
  const srvInfo = [
    element('name', base64(name)),
    element('nonce', randomBytes(20).toString('base64')),
    element('displayName', base64(displayName)),
  ].join('')
  const hidden = data.hiddenData === null ? '' : element('usrNonVisibleData', data.hiddenData)
  const content = visibleElement(data) + hidden + element('srvInfo', srvInfo) + clientInfo(data)
  return `<bankIdSignedData xmlns="${bankIdTypes}" Id="bidSignedData">${content}</bankIdSignedData>`
}

/** The person's certificate first, the root never; DER. */
export function keyInfoElement(certificates: readonly Uint8Array[]): string {
  const each = certificates.map((der) => element('X509Certificate', Buffer.from(der).toString('base64')))
  return `<KeyInfo xmlns="${dsig}" Id="bidKeyInfo">${element('X509Data', each.join(''))}</KeyInfo>`
}

function reference(attributes: string, canonical: string): string {
  const digest = createHash('sha256').update(canonical, 'utf8').digest('base64')
  const transforms = element('Transforms', `<Transform Algorithm="${c14n}"></Transform>`)
  const method = `<DigestMethod Algorithm="${sha256Digest}"></DigestMethod>`
  return `<Reference ${attributes}>${transforms}${method}${element('DigestValue', digest)}</Reference>`
}

/** An enveloping XML-DSig signature over both parts. */
export function signatureDocument(
  signedData: string,
  keyInfo: string,
  key: KeyObject,
  hash: SignatureHash,
): string {
  const references =
    reference(`Type="${bankIdTypes}" URI="#bidSignedData"`, signedData) +
    reference('URI="#bidKeyInfo"', keyInfo)
  const canonicalisation = `<CanonicalizationMethod Algorithm="${c14n}"></CanonicalizationMethod>`
  const method = `<SignatureMethod Algorithm="${signatureMethods[hash]}"></SignatureMethod>`
  const signedInfo = `<SignedInfo xmlns="${dsig}">${canonicalisation}${method}${references}</SignedInfo>`
  const value = sign(hash, Buffer.from(signedInfo, 'utf8'), key).toString('base64')
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>' +
    `<Signature xmlns="${dsig}">${signedInfo}${element('SignatureValue', value)}${keyInfo}` +
    `${element('Object', signedData)}</Signature>`
  )
}
