import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import type { SignatureCheck, Verification } from '../../shared/verification.ts'
import { readCertificate } from './certificates.ts'
import type { FileDigest } from './digest.ts'
import { isMadeFor, isSignedByResponder, readOcsp, saysGood, speaksOf } from './ocsp.ts'
import { parseSidecar, sidecarText, type Sidecar } from './sidecar.ts'
import { content, invented, signFile, type SignedFile } from './testing/signed-file.ts'
import { verifySidecar, verifySignedFile } from './verify.ts'
import { readXmlSignature } from './xml-signature.ts'

const signatures = await invented()

/** The finished document is changed, and BankID's OCSP answer is made for what came of it: the nonce is no help. */
async function forged(editDocument: (xml: string) => string): Promise<Verification> {
  return await verifySignedFile(await signFile(signatures, { signing: { tampering: { editDocument } } }))
}

const failedOf = ({ checks }: Verification): readonly SignatureCheck[] =>
  checks.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check)

const dataElement = /<bankIdSignedData .*<\/bankIdSignedData>/s
const otherText = Buffer.from('I sign nothing', 'utf8').toString('base64')

/** The signed data as it is, and one that reads otherwise under the same id. */
function twoOf(xml: string): { readonly signed: string; readonly other: string } {
  const [signed = ''] = dataElement.exec(xml) ?? []
  return { signed, other: signed.replace(/(<usrVisibleData[^>]*>)[^<]*/, `$1${otherText}`) }
}

describe('a signature wrapped around other data is of another form:', () => {
  test.each<readonly [string, (xml: string) => string]>([
    ['the signed data moved into a second object', (xml) => {
      const { signed, other } = twoOf(xml)
      return xml.replace(`<Object>${signed}</Object>`, `<Object>${other}</Object><Object>${signed}</Object>`)
    }],
    ['other data before it in the same object', (xml) => {
      const { signed, other } = twoOf(xml)
      return xml.replace(signed, other + signed)
    }],
    ['something behind it in the same object', (xml) => {
      const { signed, other } = twoOf(xml)
      return xml.replace(signed, signed + other.replace('Id="bidSignedData"', 'Id="other"'))
    }],
    ['other data around it', (xml) => {
      const { signed, other } = twoOf(xml)
      return xml.replace(signed, other.replace('</bankIdSignedData>', `${signed}</bankIdSignedData>`))
    }],
    ['the whole signature within another element', (xml) =>
      xml.replace('<Signature ', '<Other xmlns="urn:x"><Signature ').concat('</Other>')],
    ['the signed data among the certificates', (xml) => {
      const { signed, other } = twoOf(xml)
      return xml.replace(signed, other).replace('<X509Data>', `${signed}<X509Data>`)
    }],
    ['an id of the same text on another element', (xml) =>
      xml.replace('<srvInfo>', '<srvInfo ID="bidSignedData">')],
    ['an id of the same text in another namespace', (xml) =>
      xml.replace('<srvInfo>', '<srvInfo xmlns:x="urn:x" x:id="bidKeyInfo">')],
    ['a second text', (xml) =>
      xml.replace('<srvInfo>', `<usrVisibleData charset="UTF-8" visible="wysiwys">${otherText}</usrVisibleData><srvInfo>`)],
    ['the reference to the certificates gone', (xml) =>
      xml.replace(/<Reference URI="#bidKeyInfo">.*?<\/Reference>/, '')],
    ['both references to the data', (xml) => xml.replace('URI="#bidKeyInfo"', 'URI="#bidSignedData"')],
    ['a reference to the whole document', (xml) => xml.replace('URI="#bidKeyInfo"', 'URI=""')],
    ['a transform that chooses what is digested', (xml) =>
      xml.replace('<Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315">',
        '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116">')],
    ['another canonical form', (xml) =>
      xml.replace('<CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315">',
        '<CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#">')],
    ['two signed infos', (xml) => {
      const [info = ''] = /<SignedInfo .*<\/SignedInfo>/s.exec(xml) ?? []
      return xml.replace(info, info + info)
    }],
    ['a comment that splits a text', (xml) => xml.replace('<funcId>', '<funcId><!-- -->')],
    ['an instruction', (xml) => xml.replace('<Object>', '<?x y?><Object>')],
    ['a marked section', (xml) => xml.replace('>Signing<', '><![CDATA[Signing]]><')],
    ['an attribute nobody knows on the root', (xml) => xml.replace('<Signature ', '<Signature xml:base="urn:x" ')],
    ['an attribute that the canonical form leaves out', (xml) => xml.replace('<srvInfo>', '<srvInfo xmlnsa="b">')],
    ['text before the root', (xml) => xml.replace('<Signature ', 'x<Signature ')],
    ['an end that is another’s', (xml) => xml.replace('</uauth>', '</uauth&>')],
    ['text between elements', (xml) => xml.replace('<Object>', 'x<Object>')],
    ['another namespace', (xml) => xml.replaceAll('signature/v1.0.0/types', 'signature/v2.0.0/types')],
  ])('%s', async (_, change) => {
    const verification = await forged(change)
    expect(failedOf(verification)).toContain('xml-structure')
    expect(verification.verdict).toBe('refused')
  }) // prettier-ignore
})

describe('a document that would hold the reader up is refused before it is read:', () => {
  test.each<readonly [string, (xml: string) => string]>([
    ['entities that unfold to gigabytes', (xml) => xml.replace('?>', `?><!DOCTYPE x [${bomb()}]>`).replace('>Signing<', '>&d;<')],
    ['an entity that nobody declared', (xml) => xml.replace('>Signing<', '>&sign;<')],
    ['an external document type', (xml) => xml.replace('?>', '?><!DOCTYPE x SYSTEM "file:///etc/passwd">')],
    ['elements within elements', (xml) => xml.replace('<srvInfo>', `<srvInfo>${'<a>'.repeat(9000)}${'</a>'.repeat(9000)}`)],
    ['elements beside elements', (xml) => xml.replace('<srvInfo>', `<srvInfo>${'<a></a>'.repeat(9000)}`)],
    ['attributes without end', (xml) => xml.replace('<srvInfo>', `<srvInfo ${attributes(8000)}>`)],
    ['an attribute twice', (xml) => xml.replace('<Object>', '<Object Id="a" Id="b">')],
    ['an end that is missing', (xml) => xml.replace('</srvInfo>', '')],
    ['nothing', () => '<'],
    ['another character set', (xml) => xml.replace('encoding="UTF-8"', 'encoding="UTF-7"')],
  ])('%s', async (_, change) => {
    const started = performance.now()
    const verification = await forged(change)
    expect(failedOf(verification)).toContain('xml-structure')
    expect(performance.now() - started).toBeLessThan(10_000)
  }) // prettier-ignore

  test('a signature larger than any is no signature file', async () => {
    const { file, signatureFile, sidecar } = await signFile(signatures)
    const completionData = { ...sidecar.completionData, signature: 'A'.repeat(400_004) }
    writeFileSync(signatureFile, sidecarText({ ...sidecar, completionData }))
    const failure = verifySignedFile({ file, signatureFile })
    await expect(failure).rejects.toSatisfy((error) => isAppError(error, 'file-unreadable'))
  })

  function bomb(): string {
    const ten = (name: string) => `&${name};`.repeat(10)
    return `<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${ten('a')}"><!ENTITY c "${ten('b')}"><!ENTITY d "${ten('c')}">`
  } // prettier-ignore

  function attributes(count: number): string {
    return Array.from({ length: count }, (_, n) => `a${n}="${n}"`).join(' ')
  }
})

describe('what is digested is what is read:', () => {
  test.each<readonly [string, (xml: string) => string, SignatureCheck]>([
    ['another text', (xml) => xml.replace(/(<usrVisibleData[^>]*>)[^<]*/, `$1${otherText}`), 'data-digest'],
    ['another purpose', (xml) => xml.replace('>Signing<', '>Identification<'), 'data-digest'],
    ['a blank in the data', (xml) => xml.replace('<srvInfo>', '<srvInfo> '), 'data-digest'],
    ['a namespace that nobody uses', (xml) => xml.replace('<Signature ', '<Signature xmlns:x="urn:x" '), 'signature-value'],
    ['another certificate first', (xml) => {
      const [first = '', second = ''] = xml.match(/<X509Certificate>[^<]+<\/X509Certificate>/g) ?? []
      return xml.replace(first + second, second + first)
    }, 'certificates-digest'],
    ['a certificate more', (xml) => {
      const [first = ''] = xml.match(/<X509Certificate>[^<]+<\/X509Certificate>/) ?? []
      return xml.replace('</X509Data>', `${first}</X509Data>`)
    }, 'certificates-digest'],
    ['a digest of SHA-1', (xml) =>
      xml.replace('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2000/09/xmldsig#sha1'), 'data-digest'],
    ['data with its digest made to fit', (xml) => {
      const { signed, other } = twoOf(xml)
      const digest = createHash('sha256').update(other, 'utf8').digest('base64')
      return xml.replace(signed, other).replace(/<DigestValue>[^<]*/, `<DigestValue>${digest}`)
    }, 'signature-value'],
  ])('%s', async (_, change, check) => {
    const verification = await forged(change)
    expect(failedOf(verification)).toContain(check)
    expect(verification.verdict).toBe('refused')
  }) // prettier-ignore

  test('blanks between elements, and base64 in lines, are no change of what was signed', async () => {
    const verification = await forged((xml) =>
      xml
        .replace('<KeyInfo', '\n<KeyInfo')
        .replace(/(?<=<SignatureValue>)[^<]+/, (value) => value.replace(/.{64}/g, '$&\n')),
    )
    expect(verification.verdict).toBe('intact')
  })
})

test('any byte of what proves, turned anyhow, is noticed', async () => {
  const { sidecar } = await signFile(signatures)
  const digest = digestOf(content)
  const { signature, ocspResponse } = sidecar.completionData
  expect(verifySidecar(digest, sidecar).verdict).toBe('intact')
  const turned = (bytes: Buffer, at: number, by: number) => {
    const copy = Buffer.from(bytes)
    copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ by
    return copy
  }
  const withParts = (parts: Partial<Sidecar['completionData']>): Sidecar => ({
    ...sidecar,
    completionData: { ...sidecar.completionData, ...parts },
  })
  const verdictAfter: Readonly<Record<string, (at: number, by: number) => Verification['verdict']>> = {
    file: (at, by) => verifySidecar(digestOf(turned(Buffer.from(content), at, by)), sidecar).verdict,
    'the document': (at, by) => {
      const changed = turned(Buffer.from(signature, 'base64'), at, by).toString('base64')
      return verifySidecar(digest, withParts({ signature: changed })).verdict
    },
    'the answer of OCSP': (at, by) => {
      const changed = turned(Buffer.from(ocspResponse, 'base64'), at, by).toString('base64')
      return verifySidecar(digest, withParts({ ocspResponse: changed })).verdict
    },
    'base64 of the document': (at, by) =>
      verifySidecar(digest, withParts({ signature: turned(Buffer.from(signature), at, by).toString('latin1') })).verdict,
    'base64 of the answer': (at, by) =>
      verifySidecar(digest, withParts({ ocspResponse: turned(Buffer.from(ocspResponse), at, by).toString('latin1') })).verdict,
  } // prettier-ignore
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(verdictAfter)),
      fc.nat({ max: 20_000 }),
      fc.integer({ min: 1, max: 255 }),
      (verdict, at, by) => {
        expect(verdict(at, by)).toBe('refused')
      },
    ),
    { numRuns: 400 },
  )
}, 120_000)

test('every byte of the answer of OCSP counts', async () => {
  const { sidecar } = await signFile(signatures)
  const { signature, ocspResponse } = sidecar.completionData
  const chain = readXmlSignature(signature).certificates.map(readCertificate)
  const [person, issuer] = chain
  if (person === undefined || issuer === undefined) throw new Error('a chain of two at least')
  const isTaken = (bytes: Buffer): boolean => {
    try {
      const answer = readOcsp(bytes.toString('base64'))
      const isGood = saysGood(answer) && isMadeFor(answer, signature) && speaksOf(answer, person, issuer)
      return isGood && isSignedByResponder(answer, chain)
    } catch {
      return false // as the ledger takes it
    }
  }
  const bytes = Buffer.from(ocspResponse, 'base64')
  expect(isTaken(bytes)).toBe(true)
  const unnoticed: number[] = []
  for (let at = 0; at < bytes.length; at++) {
    const copy = Buffer.from(bytes)
    copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8))
    if (isTaken(copy)) unnoticed.push(at)
  }
  expect(unnoticed).toEqual([])
}, 120_000)

test('any byte of the signature file, turned anyhow, is noticed wherever it says what is proven', async () => {
  const { sidecar }: SignedFile = await signFile(signatures)
  const text = Buffer.from(sidecarText(sidecar), 'utf8')
  const digest = digestOf(content)
  // What BankID tells beside the signature is in no signature: kept, and never shown as proven.
  const proven = ({ completionData, ...rest }: Sidecar) => {
    const { user, signature, ocspResponse } = completionData
    return JSON.stringify({ ...rest, signature, ocspResponse, number: user.personalNumber })
  }
  fc.assert(
    fc.property(fc.nat({ max: text.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const copy = Buffer.from(text)
      copy[at] = (copy[at] ?? 0) ^ by
      const read = readOrNull(copy)
      if (read === null || proven(read) === proven(sidecar)) return
      expect(verifySidecar(digest, read).verdict).toBe('refused')
    }),
    { numRuns: 400 },
  )
}, 120_000)

test('a signature file can be given away with its file and checked anywhere', async () => {
  const { file, sidecar } = await signFile(signatures)
  const elsewhere = `${file}.elsewhere`
  writeFileSync(elsewhere, sidecarText(sidecar))
  expect(await verifySignedFile({ file, signatureFile: elsewhere })).toMatchObject({ verdict: 'intact' })
})

function readOrNull(bytes: Buffer): Sidecar | null {
  try {
    return parseSidecar(bytes)
  } catch (error) {
    if (isAppError(error, 'file-unreadable')) return null
    throw error
  }
}

function digestOf(bytes: string | Buffer): FileDigest {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { fileName: 'accounts.csv', size: Buffer.byteLength(bytes), sha256 }
}
