import { describe, expect, test } from 'vitest'
import { isAppError } from '../../shared/errors.ts'
import type { CompletionData } from '../identity/port.ts'
import { bankIdPeople, fullName } from '../sandbox/bankid/people.ts'
import type { Signing } from '../sandbox/bankid/signature.ts'
import { signingRequest, type SigningRequest } from './request.ts'
import { invented, signedAt } from './testing/signed-file.ts'
import { verifySidecar } from './verify.ts'

const signatures = await invented()
const file = { fileName: 'accounts.csv', size: 3, sha256: 'ab'.repeat(32) }

function asked(): SigningRequest {
  const environment = 'test'
  return signingRequest({ file, rows: 1, language: 'nb', environment, by: 'Oversikt 1.0.0', at: signedAt })
}

/** Ingrid signs what was asked, or something else. */
function signed({ visibleText, hiddenData }: SigningRequest, otherwise: Signing = {}): CompletionData {
  const { personalNumber, givenName, surname } = bankIdPeople.ingrid
  const { signature, ocspResponse } = signatures.signAs(bankIdPeople.ingrid, {
    visibleData: Buffer.from(visibleText, 'utf8').toString('base64'),
    hiddenData: Buffer.from(hiddenData).toString('base64'),
    ...otherwise,
  })
  const user = { personalNumber, givenName, surname, name: fullName(bankIdPeople.ingrid) }
  const sent = { user, device: { ipAddress: '192.0.2.7' }, signature, ocspResponse }
  return { ...sent, asSent: { ...sent, more: 'kept' } }
}

test('what was asked and signed makes a signature file that proves the file', () => {
  const request = asked()
  const sidecar = request.complete(signed(request))
  expect(sidecar.completionData).toMatchObject({ more: 'kept' })
  expect(verifySidecar(file, sidecar)).toMatchObject({ verdict: 'intact', environment: 'test' })
})

test('no two requests are the same: a signature of one is none of the other', () => {
  const [first, second] = [asked(), asked()]
  expect(() => second.complete(signed(first))).toThrow('not what was asked')
})

test('what BankID took for a signature and nobody here can read is kept as evidence, and proves nothing', () => {
  const request = asked()
  const kept = request.complete(signed(request, { tampering: { editDocument: () => 'no document' } }))
  expect(kept.completionData).toMatchObject({ more: 'kept' })
  expect(verifySidecar(file, kept).verdict).toBe('refused')
})

describe('a signature of something else makes no signature file:', () => {
  const other = Buffer.from('something else').toString('base64')
  test.each<readonly [string, Signing]>([
    ['another text', { visibleData: other }],
    ['other hidden data', { hiddenData: other }],
    ['an identification', { purpose: 'Identification' }],
  ])('%s', (_, otherwise) => {
    const request = asked()
    expect(() => request.complete(signed(request, otherwise))).toThrow(
      expect.toSatisfy((error) => isAppError(error, 'unexpected-response')),
    )
  })
})
