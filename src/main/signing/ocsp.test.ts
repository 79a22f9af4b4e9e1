import { expect, test } from 'vitest'
import { readCertificate, type ReadCertificate } from './certificates.ts'
import { derValue, derValues } from './der.ts'
import { isSignedByResponder, readOcsp } from './ocsp.ts'
import { invented, signFile, type MadeOtherwise } from './testing/signed-file.ts'
import { readXmlSignature } from './xml-signature.ts'

const signatures = await invented()

interface Answered {
  readonly chain: readonly ReadCertificate[]
  readonly ocspResponse: string
}

async function answered(otherwise: MadeOtherwise = {}): Promise<Answered> {
  const { completionData } = (await signFile(signatures, otherwise)).sidecar
  const { certificates } = readXmlSignature(completionData.signature)
  return { chain: certificates.map(readCertificate), ocspResponse: completionData.ocspResponse }
}

const derOf = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const length = content.length < 0x80 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

/** The same answer with one certificate more beside the responder's. */
function withCertificate(ocspResponse: string, der: Buffer): string {
  const [status, bytes] = derValues(derValue(Buffer.from(ocspResponse, 'base64'), 0x30).content)
  const [type, octets] = derValues(derValue(bytes?.content ?? Buffer.of(), 0x30).content)
  const [data, algorithm, signature, certificates] = derValues(
    derValue(octets?.content ?? Buffer.of(), 0x30).content,
  ).map(({ whole }) => whole)
  if (status === undefined || type === undefined || data === undefined || algorithm === undefined)
    throw new Error('an answer of another form')
  const [responder] = derValues(derValue(derValue(certificates ?? Buffer.of(), 0xa0).content, 0x30).content)
  const all = derOf(0xa0, derOf(0x30, responder?.whole ?? Buffer.of(), der))
  const basic = derOf(0x30, data, algorithm, signature ?? Buffer.of(), all)
  const answer = derOf(0x30, status.whole, derOf(0xa0, derOf(0x30, type.whole, derOf(0x04, basic))))
  return answer.toString('base64')
}

test('certificates of the chain may come along, and nothing that nobody vouches for', async () => {
  const { chain, ocspResponse } = await answered()
  const issuer = chain[1]?.der ?? Buffer.of()
  expect(isSignedByResponder(readOcsp(ocspResponse), chain)).toBe(true)
  expect(isSignedByResponder(readOcsp(withCertificate(ocspResponse, issuer)), chain)).toBe(true)
  const [stranger] = (await answered({ signing: { tampering: { chain: 'foreign' } } })).chain.slice(1)
  const turned = Buffer.from(stranger?.der ?? [])
  turned[turned.length - 1] = (turned.at(-1) ?? 0) ^ 1
  expect(isSignedByResponder(readOcsp(withCertificate(ocspResponse, turned)), chain)).toBe(false)
})

test('another bank’s responder may not say it, though that bank is known', async () => {
  const { chain, ocspResponse } = await answered({
    signing: { tampering: { ocsp: { responder: 'other-issuer' } } },
  })
  const [otherBank] = (await answered({ signing: { tampering: { chain: 'foreign' } } })).chain.slice(1)
  if (otherBank === undefined) throw new Error('the other bank came along')
  const answer = readOcsp(withCertificate(ocspResponse, otherBank.der))
  expect(isSignedByResponder(answer, chain)).toBe(false)
  expect(isSignedByResponder(answer, [...chain, otherBank])).toBe(false)
})

test.each(['', '3000', '30030a0101', '30800000', '3081030a0100', '30030a010000'])('no answer is none: %j', (hex) => {
  expect(() => readOcsp(Buffer.from(hex, 'hex').toString('base64'))).toThrow()
}) // prettier-ignore
