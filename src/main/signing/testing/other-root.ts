import { certificatePem, issue, newKeys } from '../../sandbox/bankid/certificates.ts'

/** PEM of an authority that calls itself as the invented one does, and has another key. */
export async function otherRoot(): Promise<string> {
  const subject = { country: 'SE', organisation: 'Sandkassebanken AB (publ)', commonName: 'Sandbox BankID Root CA v1' }
  const keys = await newKeys('rsa')
  return certificatePem(issue({ subject, keys, use: { kind: 'authority', above: 2 }, issuer: null }))
} // prettier-ignore
