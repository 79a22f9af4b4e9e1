import { X509Certificate } from 'node:crypto'

/** What Node knows of the other side: its certificate, and of that the issuer by name. */
export interface PeerInChain {
  /** DER. */
  readonly raw: Buffer
  /** Of a root: itself. Absent where it is not known. */
  readonly issuerCertificate?: PeerInChain
}

const longestChain = 10

/** Is each certificate signed by the next, up to one of the roots? By signature and not by name: anybody can take a name. */
export function leadsTo(roots: readonly X509Certificate[], peer: PeerInChain): boolean {
  let at: PeerInChain | undefined = peer
  for (let depth = 0; depth < longestChain && at !== undefined; depth += 1) {
    const certificate = new X509Certificate(at.raw)
    if (roots.some((root) => isIssuedBy(certificate, root))) return true // a root is issued by itself
    at = at.issuerCertificate
    if (at === undefined || !isIssuedBy(certificate, new X509Certificate(at.raw))) return false
  }
  return false
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}
