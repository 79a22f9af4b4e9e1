import { expect, test } from 'vitest'
import { signatureChecks, type SignatureCheck } from '../../shared/verification.ts'
import { createLedger, type Ledger } from './ledger.ts'

function passedBut(...open: readonly SignatureCheck[]): Ledger {
  const ledger = createLedger()
  for (const check of signatureChecks) if (!open.includes(check)) ledger.look(check, () => true)
  return ledger
}

test('nothing that was looked at is nothing to rely on', () => {
  expect(createLedger().verdict()).toBe('refused')
})

test.each(signatureChecks)('%s left open refuses, unless it needs more than the signature', (check) => {
  const mayBeOpen = check === 'certificate-root' || check === 'environment'
  expect(passedBut(check).verdict()).toBe(mayBeOpen ? 'intact' : 'refused')
})

test.each(signatureChecks)('%s failed refuses', (check) => {
  const ledger = passedBut(check)
  ledger.look(check, () => false)
  expect(ledger.verdict()).toBe('refused')
})

test('what throws has failed, and what failed once stays so', () => {
  const ledger = passedBut('purpose')
  const thrown = ledger.read('purpose', () => {
    throw new Error('anything')
  })
  expect(thrown).toBeNull()
  ledger.look('purpose', () => true)
  expect(ledger.outcomes()).toContainEqual({ check: 'purpose', outcome: 'failed' })
  expect(ledger.verdict()).toBe('refused')
})
