import { fromBase64, fromUtf8, fromWrappedBase64 } from './base64.ts'
import { attributesOf, childrenOf, everyElement, parseXml, textOf, unreadable } from './xml-document.ts'

// The form of fact sheet 19 and no other. Each element is taken by where it stands, never looked up by its id, and what is digested
// is the very element that is read: a copy of it somewhere else in the document is a document of another form.

export const dsig = 'http://www.w3.org/2000/09/xmldsig#'
const bankIdTypes = 'http://www.bankid.com/signature/v1.0.0/types'
const c14n = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
const mostCertificates = 8

export interface SignedReference {
  readonly digestMethod: string
  readonly digest: Buffer
}

/** A signature as it is written: nothing of it is proven yet. */
export interface XmlSignature {
  readonly document: Document
  readonly signedInfo: Element
  readonly keyInfo: Element
  readonly data: Element
  readonly signatureMethod: string
  readonly signatureValue: Buffer
  readonly ofData: SignedReference
  readonly ofKeyInfo: SignedReference
  /** DER; the person's first, then each one's issuer. */
  readonly certificates: readonly Buffer[]
  readonly content: SignedContent
}

/** What stands in `bankIdSignedData`. */
export interface SignedContent {
  readonly visibleText: string
  readonly hiddenData: Buffer
  /** "What you see is what you sign": the app showed the text as it is. */
  readonly isShownAsIs: boolean
  /** `Signing`, or `Identification` where somebody only said who they are. */
  readonly purpose: string
}

/** @param signature base64 of XML, as completion data carries it. @throws AppError `file-unreadable` */
export function readXmlSignature(signature: string): XmlSignature {
  const document = parseXml(fromBase64(signature))
  const root = document.documentElement
  const [signedInfo, value, keyInfo, object] = exactly(
    named(root, dsig, 'Signature'),
    'SignedInfo',
    'SignatureValue',
    'KeyInfo',
    'Object',
  )
  only(root, 'Id')
  for (const element of [signedInfo, value, object]) only(element)
  const [data, ...more] = childrenOf(object)
  if (data === undefined || more.length > 0) throw unreadable('there is not one object')
  named(data, bankIdTypes, 'bankIdSignedData')
  only(data, 'Id')
  only(keyInfo, 'Id')
  isTheOnly(root, data, 'bidSignedData')
  isTheOnly(root, keyInfo, 'bidKeyInfo')
  return {
    document,
    signedInfo,
    keyInfo,
    data,
    signatureValue: fromWrappedBase64(textOf(value)),
    certificates: certificatesIn(keyInfo),
    content: contentOf(data),
    ...promisesOf(signedInfo),
  }
}

function promisesOf(signedInfo: Element) {
  const [canonical, method, first, second] = exactly(
    signedInfo,
    'CanonicalizationMethod',
    'SignatureMethod',
    'Reference',
    'Reference',
  )
  if (algorithmOf(canonical) !== c14n) throw unreadable('another canonical form')
  const byTarget = new Map([first, second].map((each) => [each.getAttribute('URI'), referenceIn(each)]))
  const ofData = byTarget.get('#bidSignedData')
  const ofKeyInfo = byTarget.get('#bidKeyInfo')
  if (ofData === undefined || ofKeyInfo === undefined) throw unreadable('other parts are signed')
  return { signatureMethod: algorithmOf(method), ofData, ofKeyInfo }
}

function referenceIn(element: Element): SignedReference {
  only(element, 'URI', 'Type')
  const [first] = childrenOf(element)
  const hasTransforms = first?.localName === 'Transforms'
  const parts = hasTransforms ? exactly(element, 'Transforms', 'DigestMethod', 'DigestValue').slice(1) : exactly(element, 'DigestMethod', 'DigestValue') // prettier-ignore
  if (hasTransforms) {
    // Whatever else a transform does, it would stand between what is read and what was signed.
    const [transform] = exactly(first, 'Transform')
    if (algorithmOf(transform) !== c14n) throw unreadable('a transform of another kind')
  }
  const [method, value] = parts
  if (method === undefined || value === undefined) throw unreadable('a reference without its digest')
  only(value)
  return { digestMethod: algorithmOf(method), digest: fromWrappedBase64(textOf(value)) }
}

function certificatesIn(keyInfo: Element): readonly Buffer[] {
  const [data] = exactly(keyInfo, 'X509Data')
  const certificates = childrenOf(data).map((each) =>
    fromWrappedBase64(textOf(named(each, dsig, 'X509Certificate'))),
  )
  if (certificates.length === 0 || certificates.length > mostCertificates)
    throw unreadable('no certificate, or too many')
  return certificates
}

function contentOf(data: Element): SignedContent {
  const visible = one(data, 'usrVisibleData')
  if (visible.getAttribute('charset') !== 'UTF-8') throw unreadable('the text is in another character set')
  return {
    visibleText: fromUtf8(fromWrappedBase64(textOf(visible))),
    hiddenData: fromWrappedBase64(textOf(one(data, 'usrNonVisibleData'))),
    isShownAsIs: visible.getAttribute('visible') === 'wysiwys',
    purpose: textOf(one(one(data, 'clientInfo'), 'funcId')),
  }
}

/** @throws AppError `file-unreadable` unless there is exactly one child of this name */
function one(parent: Element, name: string): Element {
  const [found, ...more] = childrenOf(parent).filter(({ localName }) => localName === name)
  if (found === undefined || more.length > 0) throw unreadable(`${name} is not there once`)
  return named(found, bankIdTypes, name)
}

type Elements<N extends readonly string[]> = { readonly [K in keyof N]: Element } & readonly Element[]

/** The children, which are these and no others, in this order. */
function exactly<const N extends readonly string[]>(parent: Element, ...names: N): Elements<N> {
  const children = childrenOf(parent)
  if (children.length !== names.length) throw unreadable(`${parent.localName} holds something else`)
  children.forEach((child, index) => named(child, dsig, names[index] ?? ''))
  return children as readonly Element[] as Elements<N> // counted just now
}

function named(element: Element, namespace: string, name: string): Element {
  if (element.namespaceURI !== namespace || element.localName !== name)
    throw unreadable(`there is something else where ${name} should be`)
  return element
}

function only(element: Element, ...names: readonly string[]): void {
  if (attributesOf(element).some(({ name }) => !names.includes(name)))
    throw unreadable(`${element.localName} has an attribute of another kind`)
}

function algorithmOf(element: Element): string {
  only(element, 'Algorithm')
  if (childrenOf(element).length > 0) throw unreadable('an algorithm with parameters')
  return element.getAttribute('Algorithm') ?? ''
}

/** Whatever calls itself by an id, in whichever spelling, is one element: this. */
function isTheOnly(root: Element, element: Element, id: string): void {
  const bearers = [...everyElement(root)].filter((each) =>
    attributesOf(each).some(({ localName, name, value }) => /^id$/i.test(localName ?? name) && value === id),
  )
  if (bearers.length !== 1 || bearers[0] !== element || element.getAttribute('Id') !== id)
    throw unreadable('an id is not where it should be, or is there twice')
}
