import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser } from '@xmldom/xmldom'
import { SignedXml, toPem } from 'xml-crypto'
import { isAppError } from '../../shared/errors.ts'
import {
  mayBeUnchecked,
  signatureChecks,
  type SignatureCheck,
  type Verification,
} from '../../shared/verification.ts'
import { describe, expect, test } from 'vitest'
import { bankIdPeople } from '../sandbox/bankid/people.ts'
import { sidecarText, type Sidecar } from './sidecar.ts'
import { otherRoot } from './testing/other-root.ts'
import {
  invented,
  newFolder,
  signedAt,
  signFile,
  withXml,
  type MadeOtherwise,
} from './testing/signed-file.ts'
import { verifySignedFile } from './verify.ts' // prettier-ignore

const signatures = await invented()
const { root } = signatures

const failedOf = ({ checks }: Verification): readonly SignatureCheck[] =>
  checks.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check)
const outcomeOf = ({ checks }: Verification, wanted: SignatureCheck) =>
  checks.find(({ check }) => check === wanted)?.outcome

async function verified(otherwise: MadeOtherwise = {}): Promise<Verification> {
  return await verifySignedFile(await signFile(signatures, otherwise))
}

/** Signed as it should be; what the signature file says is changed afterwards. */
async function afterwards(change: (sidecar: Sidecar) => Sidecar): Promise<Verification> {
  const { file, signatureFile, sidecar } = await signFile(signatures)
  writeFileSync(signatureFile, sidecarText(change(sidecar)))
  return await verifySignedFile({ file, signatureFile })
}

describe('a file as it was signed', () => {
  test('is intact: every check passed but that of the root, which nobody has', async () => {
    const verification = await verified()
    expect(verification).toMatchObject({
      verdict: 'intact',
      fileName: 'accounts.csv',
      signedFileName: 'accounts.csv',
      signatureFileName: 'accounts.csv.bankid.json',
      signer: { name: 'Ingrid Solvang', personalNumber: bankIdPeople.ingrid.personalNumber },
      signedAt,
      environment: 'test',
    })
    expect(verification.checks.map(({ check }) => check)).toEqual(signatureChecks)
    const passed = verification.checks.filter(({ outcome }) => outcome === 'passed')
    expect(passed).toHaveLength(signatureChecks.length - 1)
    expect(outcomeOf(verification, 'certificate-root')).toBe('not-checked')
  })

  test('is proven to the root by whoever was given it', async () => {
    const signed = await signFile(signatures)
    const verification = await verifySignedFile({ ...signed, root })
    expect(verification.verdict).toBe('intact')
    expect(outcomeOf(verification, 'certificate-root')).toBe('passed')
  })

  test('is intact where the root came along in the signature, too', async () => {
    const signed = await signFile(signatures, { signing: { tampering: { chain: 'with-root' } } })
    expect(await verifySignedFile({ ...signed, root })).toMatchObject({ verdict: 'intact' })
  })

  test('is refused under another root', async () => {
    const signed = await signFile(signatures)
    const verification = await verifySignedFile({ ...signed, root: await otherRoot() })
    expect(failedOf(verification)).toEqual(['certificate-root'])
    expect(verification.verdict).toBe('refused')
  })

  test('is intact under another name, and what it was called is told', async () => {
    const { file, signatureFile } = await signFile(signatures)
    const renamed = join(newFolder(), 'other.csv')
    renameSync(file, renamed)
    expect(await verifySignedFile({ file: renamed, signatureFile })).toMatchObject({
      verdict: 'intact',
      fileName: 'other.csv',
      signedFileName: 'accounts.csv',
    })
  })

  test('of a simulator says so, and proves no environment', async () => {
    const verification = await verified({ environment: 'simulator' })
    expect(verification).toMatchObject({ verdict: 'intact', environment: 'simulator' })
    expect(outcomeOf(verification, 'environment')).toBe('not-checked')
  })

  test('is what xml-crypto takes for signed as well', async () => {
    const { sidecar } = await signFile(signatures)
    const xml = Buffer.from(sidecar.completionData.signature, 'base64').toString('utf8')
    const [, certificate = ''] = /<X509Certificate>([^<]+)/.exec(xml) ?? []
    const signed = new SignedXml({ publicCert: toPem(certificate, 'CERTIFICATE') })
    signed.loadSignature(new DOMParser().parseFromString(xml, 'text/xml').documentElement)
    expect(signed.checkSignature(xml)).toBe(true)
  })
})

describe('a file that is another one', () => {
  test.each([
    ['one sign is another', 'accounts.csv', (text: string) => text.replace('-149.90', '-149.91'), ['file-digest']],
    ['a line is there twice', 'accounts.csv', (text: string) => `${text}x`, ['file-digest', 'file-size']],
    ['it is empty', 'accounts.csv', () => '', ['file-digest', 'file-size']],
  ] as const)('is refused: %s', async (_, _name, change, failed) => {
    const { file, signatureFile } = await signFile(signatures)
    writeFileSync(file, change(readFileSync(file, 'utf8')))
    const verification = await verifySignedFile({ file, signatureFile })
    expect(failedOf(verification)).toEqual(failed)
    expect(verification.verdict).toBe('refused')
  }) // prettier-ignore
})

describe('a signature file that says otherwise than was signed', () => {
  const otherDigest = 'ab'.repeat(32)
  test.each<readonly [string, (sidecar: Sidecar) => Sidecar, SignatureCheck]>([
    ['another name', (s) => ({ ...s, file: { ...s.file, name: 'other.csv' } }), 'hidden-data'],
    ['another size', (s) => ({ ...s, file: { ...s.file, size: s.file.size + 1 } }), 'hidden-data'],
    ['another digest', (s) => ({ ...s, file: { ...s.file, sha256: otherDigest } }), 'hidden-data'],
    ['another environment', (s) => ({ ...s, environment: 'production' }), 'hidden-data'],
    ['a simulator', (s) => ({ ...s, environment: 'simulator' }), 'hidden-data'],
    ['another time', (s) => ({ ...s, at: '2026-11-20T14:05:00.000Z' }), 'hidden-data'],
    ['another app', (s) => ({ ...s, by: 'Oversikt 2.0.0' }), 'hidden-data'],
    ['another text', (s) => ({ ...s, visibleText: `${s.visibleText}.` }), 'visible-text'],
    ['other hidden data', (s) => ({ ...s, hiddenData: s.hiddenData.replace('"v":1', '"v": 1') }), 'hidden-data'],
    ['another person', (s) => withUser(s, bankIdPeople.mikkel.personalNumber), 'same-person'],
  ])('is refused: %s', async (_, change, check) => {
    const verification = await afterwards(change)
    expect(failedOf(verification)).toContain(check)
    expect(verification.verdict).toBe('refused')
  }) // prettier-ignore

  function withUser(sidecar: Sidecar, personalNumber: string): Sidecar {
    const { completionData } = sidecar
    return { ...sidecar, completionData: { ...completionData, user: { ...completionData.user, personalNumber } } }
  } // prettier-ignore

  test('is refused where the signature is one of another file', async () => {
    const { sidecar: other } = await signFile(signatures, {
      hidden: { sha256: otherDigest },
      visibleText: () => 'x',
    })
    const verification = await afterwards((sidecar) => ({
      ...sidecar,
      completionData: other.completionData,
    }))
    expect(failedOf(verification)).toEqual(['file-digest', 'visible-text', 'hidden-data'])
  })

  test('is refused where the OCSP answer is one of another signature', async () => {
    const { sidecar: other } = await signFile(signatures)
    const verification = await afterwards((sidecar) => {
      const { ocspResponse } = other.completionData
      return { ...sidecar, completionData: { ...sidecar.completionData, ocspResponse } }
    })
    expect(failedOf(verification)).toContain('ocsp-nonce')
  })
})

describe('what was signed', () => {
  test('is refused where the person read of another file, though the mathematics are right', async () => {
    const verification = await verified({ visibleText: (text) => text.replace(/[0-9a-f]{4}$/, '0000') })
    expect(failedOf(verification)).toEqual(['visible-text'])
  })

  test('is refused where the person read of two', async () => {
    const verification = await verified({ visibleText: (text) => `${text}\n\n${'0000 '.repeat(16)}` })
    expect(failedOf(verification)).toEqual(['visible-text'])
  })

  test('is refused where the app did not show it as it is', async () => {
    const editData = (xml: string) => xml.replace(' visible="wysiwys"', '')
    expect(failedOf(await verified({ signing: { tampering: { editData } } }))).toEqual(['visible-text'])
  })

  test('is refused where somebody only said who they are', async () => {
    expect(failedOf(await verified({ signing: { purpose: 'Identification' } }))).toEqual(['purpose'])
  })

  test('is refused where the hidden data is of another form', async () => {
    const verification = await verified({ signing: { hiddenData: Buffer.from('{}').toString('base64') } })
    expect(failedOf(verification)).toEqual(['hidden-data'])
    expect(outcomeOf(verification, 'file-digest')).toBe('not-checked')
    expect(verification.verdict).toBe('refused')
  })

  test('is refused where a certificate of the test environment is told to be of production', async () => {
    expect(failedOf(await verified({ environment: 'production' }))).toEqual(['environment'])
  })
})

describe('the person', () => {
  test.each<readonly [string, MadeOtherwise['signing'], readonly SignatureCheck[]]>([
    ['the certificate names another', { tampering: { certificateNumber: '199002279819' } }, ['same-person']],
    ['the certificate is an organisation’s', { tampering: { certificateNumber: '5566304928' } }, ['same-person']],
    ['another signed', { tampering: { signedBy: bankIdPeople.mikkel } }, ['signature-value']],
    ['the certificate had run out', { tampering: { certificateValidity: years(2020, 2021) } }, ['certificate-valid-then']],
    ['the certificate was not valid yet', { tampering: { certificateValidity: years(2027, 2030) } }, ['certificate-valid-then']],
    ['the chain is another bank’s', { tampering: { chain: 'foreign' } }, ['certificate-chain', 'ocsp-certificate', 'ocsp-signature']],
    ['there is no chain', { tampering: { chain: 'user-only' } }, ['certificate-chain']],
    ['SHA-1, which the older profile allows', { tampering: { hash: 'sha1' } }, ['signature-value']],
  ])('is refused: %s', async (_, signing, failed) => {
    const verification = await verified(signing === undefined ? {} : { signing })
    expect(failedOf(verification)).toEqual(failed)
    expect(verification.verdict).toBe('refused')
  }) // prettier-ignore

  test('is the one of the first certificate and no other', async () => {
    const verification = await verified({ signing: { tampering: { chain: 'reversed' } } })
    expect(failedOf(verification)).toEqual(
      expect.arrayContaining(['signature-value', 'certificate-chain', 'same-person']),
    )
  })

  function years(from: number, to: number) {
    return { from: new Date(`${from}-01-01`), to: new Date(`${to}-01-01`) }
  }
})

describe('what OCSP says', () => {
  test.each([
    ['revoked', { status: 'revoked' }, ['ocsp-status']],
    ['unknown', { status: 'unknown' }, ['ocsp-status']],
    ['nothing', { status: 'try-later' }, ['ocsp-status']],
    ['about another certificate', { about: 'another-certificate' }, ['ocsp-certificate']],
    ['for another signature', { nonce: 'other' }, ['ocsp-nonce']],
    ['with a short nonce', { nonce: 'bare' }, ['ocsp-nonce']],
    ['without a nonce', { nonce: 'none' }, ['ocsp-nonce']],
    ['by another bank’s responder', { responder: 'other-issuer' }, ['ocsp-signature']],
    ['by a forged responder', { responder: 'forged' }, ['ocsp-signature']],
    ['by the person, whom the issuer knows but never appointed', { responder: 'person' }, ['ocsp-signature']],
    ['by a responder that is not there', { withoutCertificate: true }, ['ocsp-signature']],
    ['with a broken signature', { isBroken: true }, ['ocsp-signature']],
    ['before the certificates were valid', { at: Date.UTC(2019, 5) }, ['certificate-valid-then', 'ocsp-signature']],
  ] as const)('is refused: %s', async (_, ocsp, failed) => {
    const verification = await verified({ signing: { tampering: { ocsp } } })
    expect(failedOf(verification)).toEqual(failed)
    expect(verification.verdict).toBe('refused')
  }) // prettier-ignore

  test('leaves open what only an answer could say', async () => {
    const verification = await verified({ signing: { tampering: { ocsp: { status: 'try-later' } } } })
    expect(outcomeOf(verification, 'certificate-valid-then')).toBe('not-checked')
    expect(verification.signedAt).toBeNull()
  })
})

describe('a file that is no signature', () => {
  test.each([
    ['text', 'hello'],
    ['empty', ''],
    ['other JSON', '{"format":"something else"}'],
    ['no UTF-8', Buffer.from([0xff, 0xfe, 0x7b])],
    ['huge', Buffer.alloc(3_000_000, 0x20)],
  ])('says so: %s', async (_, bytes) => {
    const { file, signatureFile } = await signFile(signatures)
    writeFileSync(signatureFile, bytes)
    const failure = verifySignedFile({ file, signatureFile })
    await expect(failure).rejects.toSatisfy((error) => isAppError(error, 'file-unreadable'))
  })

  test('says so where the signed file is gone or a folder', async () => {
    const { signatureFile } = await signFile(signatures)
    for (const file of [join(newFolder(), 'gone'), newFolder()]) {
      const failure = verifySignedFile({ file, signatureFile })
      await expect(failure).rejects.toSatisfy((error) => isAppError(error, 'file-unreadable'))
    }
  })

  test('is not what a later version writes', async () => {
    const { file, signatureFile, sidecar } = await signFile(signatures)
    writeFileSync(signatureFile, JSON.stringify({ ...sidecar, version: 2 }))
    const failure = verifySignedFile({ file, signatureFile })
    await expect(failure).rejects.toSatisfy((error) => isAppError(error, 'file-unreadable'))
  })
})

test('what BankID adds to its answer is kept and changes nothing', async () => {
  const verification = await afterwards((sidecar) => ({
    ...sidecar,
    completionData: { ...sidecar.completionData, risk: 'low', somethingNew: { a: 1 } },
  }))
  expect(verification.verdict).toBe('intact')
})

test('only what needs more than the signature may stay unchecked', () => {
  expect(mayBeUnchecked).toEqual(['certificate-root', 'environment'])
})

test('a document that was cut is refused, and says nothing of the file', async () => {
  const verification = await afterwards((sidecar) => withXml(sidecar, (xml) => xml.slice(0, -40)))
  expect(failedOf(verification)).toEqual(['xml-structure', 'ocsp-nonce'])
  expect(outcomeOf(verification, 'file-digest')).toBe('not-checked')
  expect(verification.visibleText).toBeNull()
  expect(verification.environment).toBeNull()
})
