import { createHash, type KeyObject } from 'node:crypto'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import * as x509 from '@peculiar/asn1-x509'

/** What a certificate is for; decides its extensions. */
export type CertificateUse =
  /** `above`: how many authorities may stand between it and a leaf. */
  | { readonly kind: 'authority'; readonly above: number }
  | { readonly kind: 'server'; readonly hosts: { readonly names: readonly string[]; readonly addresses: readonly string[] } }
  | { readonly kind: 'client' }
  | { readonly kind: 'person'; readonly policy: string }
  | { readonly kind: 'ocsp-responder' } // prettier-ignore

/** The bytes alone, as the ASN.1 classes take them. */
export const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

/** The name in the extension's own encoding of a key: SHA-1 of its bits (RFC 5280 4.2.1.2). */
export function keyHash(key: KeyObject): Buffer {
  const info = AsnConvert.parse(key.export({ type: 'spki', format: 'der' }), x509.SubjectPublicKeyInfo)
  return createHash('sha1').update(new Uint8Array(info.subjectPublicKey)).digest()
}

function extension(extnID: string, value: unknown, critical = false): x509.Extension {
  return new x509.Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) })
}

function keyUsage(...flags: readonly x509.KeyUsageFlags[]): x509.Extension {
  const bits = flags.reduce((sum, flag) => sum | flag, 0)
  return extension(x509.id_ce_keyUsage, new x509.KeyUsage(bits), true)
}
const purpose = (oid: string): x509.Extension =>
  extension(x509.id_ce_extKeyUsage, new x509.ExtendedKeyUsage([oid]))
const isLeaf = (): x509.Extension => extension(x509.id_ce_basicConstraints, new x509.BasicConstraints(), true)

/** id-pkix-ocsp-nocheck, whose value is NULL (RFC 6960 4.2.2.2.1). */
function noCheck(): x509.Extension {
  const extnValue = new OctetString(buffer(Buffer.from([5, 0])))
  return new x509.Extension({ extnID: '1.3.6.1.5.5.7.48.1.5', extnValue })
}

/** What each use asks for (RFC 5280 4.2). */
export function extensionsFor(use: CertificateUse): readonly x509.Extension[] {
  const { digitalSignature, nonRepudiation, keyCertSign, cRLSign } = x509.KeyUsageFlags
  switch (use.kind) {
    case 'authority': {
      const authority = new x509.BasicConstraints({ cA: true, pathLenConstraint: use.above })
      return [extension(x509.id_ce_basicConstraints, authority, true), keyUsage(keyCertSign, cRLSign)]
    }
    case 'server': {
      const names = [
        ...use.hosts.names.map((dNSName) => new x509.GeneralName({ dNSName })),
        ...use.hosts.addresses.map((iPAddress) => new x509.GeneralName({ iPAddress })),
      ]
      const alternatives = extension(x509.id_ce_subjectAltName, new x509.SubjectAlternativeName(names))
      return [isLeaf(), keyUsage(digitalSignature), purpose(x509.id_kp_serverAuth), alternatives]
    }
    case 'client':
      return [isLeaf(), keyUsage(digitalSignature), purpose(x509.id_kp_clientAuth)]
    case 'person': {
      const policy = new x509.PolicyInformation({ policyIdentifier: use.policy })
      const policies = extension(x509.id_ce_certificatePolicies, new x509.CertificatePolicies([policy]))
      return [isLeaf(), keyUsage(nonRepudiation), policies]
    }
    case 'ocsp-responder':
      return [isLeaf(), keyUsage(digitalSignature), purpose(x509.id_kp_OCSPSigning), noCheck()]
  }
}

/** Which key this is, and which one vouches for it. */
export function keyIdentifiers(own: KeyObject, issuer: KeyObject): readonly x509.Extension[] {
  const identifier = (key: KeyObject) => new x509.KeyIdentifier(buffer(keyHash(key)))
  const authority = new x509.AuthorityKeyIdentifier({ keyIdentifier: identifier(issuer) })
  return [
    extension(x509.id_ce_subjectKeyIdentifier, new x509.SubjectKeyIdentifier(buffer(keyHash(own)))),
    extension(x509.id_ce_authorityKeyIdentifier, authority),
  ]
}
