import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { leadsTo, type PeerInChain } from './pinned-chain.ts'
import { newAuthority } from './testing/authority.ts'

const root = newAuthority('Root')
const between = root.issueAuthority('Between')
const impostor = newAuthority('Root') // the same name, another key
const leaf = between.issue('server')

const certificate = (pem: string) => new X509Certificate(pem)
/** As Node shows it: each certificate with its issuer, the last of them with itself where it is a root. */
function chain(pems: readonly string[], endsInItself = false): PeerInChain {
  const [first = '', ...rest] = pems
  const { raw } = certificate(first)
  if (rest.length > 0) return { raw, issuerCertificate: chain(rest, endsInItself) }
  return endsInItself ? { raw, issuerCertificate: { raw } } : { raw }
}
const trusts = (...pems: readonly string[]) => leadsTo([certificate(root.root)], chain(pems))

test('a chain that leads to the root is believed, whether it holds the root or not', () => {
  expect(trusts(leaf.cert, between.root, root.root)).toBe(true)
  expect(trusts(leaf.cert, between.root)).toBe(true)
  expect(leadsTo([certificate(root.root)], chain([leaf.cert, between.root, root.root], true))).toBe(true)
})

test('any of several roots will do', () => {
  const others = [impostor.root, newAuthority('Other').root, root.root].map(certificate)
  expect(leadsTo(others, chain([leaf.cert, between.root]))).toBe(true)
})

test('a name is worth nothing without the signature behind it', () => {
  expect(trusts(impostor.issue('server').cert)).toBe(false)
  expect(trusts(impostor.issue('server').cert, root.root)).toBe(false)
  const underImpostor = impostor.issueAuthority('Between')
  expect(trusts(underImpostor.issue('server').cert, between.root, root.root)).toBe(false)
  expect(trusts(underImpostor.issue('server').cert, underImpostor.root, impostor.root)).toBe(false)
})

test('a certificate that may issue none issues none', () => {
  const pretender = root.issueAuthority('Pretender', false)
  const issued = pretender.issue('server').cert
  expect(certificate(issued).verify(certificate(pretender.root).publicKey)).toBe(true)
  expect(trusts(issued, pretender.root, root.root)).toBe(false)
})

test('a chain with a gap or without end leads nowhere', () => {
  expect(trusts(leaf.cert)).toBe(false)
  const stranger = newAuthority('Stranger')
  const ring: { raw: Buffer; issuerCertificate?: PeerInChain } = { raw: certificate(stranger.root).raw }
  ring.issuerCertificate = ring
  expect(leadsTo([certificate(root.root)], ring)).toBe(false)
})
