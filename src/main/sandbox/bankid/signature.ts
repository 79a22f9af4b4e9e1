import { systemClock, type SandboxClock } from '../clock.ts'
import { certificatePem, type Identity, type Validity } from './certificates.ts'
import { nonceFor, ocspResponse, ocspTryLater } from './ocsp.ts'
import type { BankIdPerson } from './people.ts'
import { personCertificate, signatureKeys, type SignatureKeys } from './signature-keys.ts'
import {
  keyInfoElement,
  signatureDocument,
  signedDataElement,
  type SignatureHash,
  type SignedData,
} from './signature-xml.ts'

/** What may be wrong with a signature, for tests of whoever checks it. Everything left out is as it should be. */
export interface Tampering {
  /** The certificate names this personal number, twelve digits. */
  readonly certificateNumber?: string
  readonly certificateValidity?: Validity
  /** `user-only`: none of the banks'. `foreign`: the person's under another bank than the one that issued it. `forged`: the right
   *  issuer's name on the person's certificate, and another's signature. `reversed`: the person's last. `with-root`: the root as
   *  well. */
  readonly chain?: 'user-only' | 'foreign' | 'forged' | 'reversed' | 'with-root'
  /** The value is another person's; the certificate says otherwise. */
  readonly signedBy?: BankIdPerson
  readonly hash?: SignatureHash
  /** Changes `bankIdSignedData` before it is digested: the mathematics stay right. */
  readonly editData?: (xml: string) => string
  /** Changes the finished document: the mathematics no longer need to be right. */
  readonly editDocument?: (xml: string) => string
  readonly ocsp?: OcspTampering
}

export interface OcspTampering {
  /** `try-later`: no answer at all. */
  readonly status?: 'revoked' | 'unknown' | 'try-later'
  /** `other-issuer`: a real responder of another bank. `forged`: the right issuer's name, another's signature. `person`: the
   *  person's own certificate, which is no responder. */
  readonly responder?: 'other-issuer' | 'forged' | 'person'
  /** It speaks about another certificate of the same person. */
  readonly about?: 'another-certificate'
  /** `other`: of another signature. `bare`: the twenty bytes without the chance. */
  readonly nonce?: 'other' | 'bare' | 'none'
  readonly isBroken?: boolean
  readonly withoutCertificate?: boolean
  /** ms since 1970 in place of the clock's. */
  readonly at?: number
}

export interface Signing extends Partial<Omit<SignedData, 'purpose'>> {
  /** `Signing` without it. */
  readonly purpose?: SignedData['purpose']
  readonly tampering?: Tampering
}

/** As completion data carries them: base64 of XML, base64 of DER. */
export interface Signed {
  readonly signature: string
  readonly ocspResponse: string
}

export interface Signatures {
  /** PEM. BankID hands its own out on request only; it is never part of a signature. */
  readonly root: string
  /** Signs as the person's app would. `visibleData` and `hiddenData` are base64, as they were sent. */
  signAs(person: BankIdPerson, signing?: Signing): Signed
}

function certificatesOf(keys: SignatureKeys, own: Identity, chain: Tampering['chain']): readonly Uint8Array[] {
  const { customers, bank, root, otherCustomers } = keys
  const whole = [own, customers, bank]
  const chosen =
    chain === 'user-only' ? [own]
    : chain === 'foreign' ? [own, otherCustomers, bank]
    : chain === 'reversed' ? whole.toReversed()
    : chain === 'with-root' ? [...whole, root]
    : whole
  return chosen.map(({ der }) => der)
} // prettier-ignore

function responderOf(keys: SignatureKeys, own: Identity, responder: OcspTampering['responder']): Identity {
  if (responder === 'other-issuer') return keys.otherResponder
  if (responder === 'forged') return keys.forgedResponder
  return responder === 'person' ? own : keys.responder
}

function nonceOf(signature: string, nonce: OcspTampering['nonce']): Uint8Array | null {
  if (nonce === 'none') return null
  if (nonce === 'bare') return nonceFor(signature).subarray(0, 20)
  return nonceFor(nonce === 'other' ? `${signature}=` : signature)
}

/** Makes real signatures and OCSP answers under an authority of its own; the first call of a process makes the keys. */
export async function createSignatures(clock: SandboxClock = systemClock): Promise<Signatures> {
  const keys = await signatureKeys()

  function ocspFor(person: BankIdPerson, own: Identity, signature: string, lies: OcspTampering): string {
    if (lies.status === 'try-later') return ocspTryLater()
    return ocspResponse({
      certificate: lies.about === 'another-certificate' ? personCertificate(keys, person) : own,
      issuer: keys.customers,
      responder: responderOf(keys, own, lies.responder),
      status: lies.status ?? 'good',
      nonce: nonceOf(signature, lies.nonce),
      at: lies.at ?? clock.now(),
      withCertificate: lies.withoutCertificate !== true,
      isBroken: lies.isBroken === true,
    })
  }

  function signAs(person: BankIdPerson, { tampering = {}, ...signing }: Signing = {}): Signed {
    const own = personCertificate(keys, person, {
      ...(tampering.certificateNumber === undefined ? {} : { number: tampering.certificateNumber }),
      ...(tampering.certificateValidity === undefined ? {} : { validity: tampering.certificateValidity }),
      ...(tampering.chain === 'forged' ? { issuer: keys.forger } : {}),
    })
    const asked = signedDataElement({ ...defaultData, ...signing })
    const data = tampering.editData?.(asked) ?? asked
    const keyInfo = keyInfoElement(certificatesOf(keys, own, tampering.chain))
    const signer = keys.people[(tampering.signedBy ?? person).ref].privateKey
    const document = signatureDocument(data, keyInfo, signer, tampering.hash ?? 'sha256')
    const sent = tampering.editDocument?.(document) ?? document
    const signature = Buffer.from(sent, 'utf8').toString('base64')
    return { signature, ocspResponse: ocspFor(person, own, signature, tampering.ocsp ?? {}) }
  }

  return { root: certificatePem(keys.root), signAs }
}

const defaultData: SignedData = {
  purpose: 'Signing',
  visibleData: null,
  visibleFormat: null,
  hiddenData: null,
  relyingParty: {
    name: 'cn=Oversikt Sandbox,name=Oversikt Sandbox,serialNumber=5560000001,o=Sandkassebanken AB (publ),c=SE',
    displayName: 'Oversikt Sandbox',
  },
  uhi: 'OZvYM9VvyiAmG7NA5jU5zqGcVpo=',
  certificatePolicies: ['1.2.3.4.25'],
  approvedWith: 'pw',
}
