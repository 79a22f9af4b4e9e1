import {
  mayBeUnchecked,
  signatureChecks,
  type CheckOutcome,
  type SignatureCheck,
  type Verification,
} from '../../shared/verification.ts'

/** Outcomes of the checks of one signature. What nobody looked at stays `not-checked`. */
export interface Ledger {
  /** Looks at one thing. What cannot be read, and whatever throws, has failed. */
  look(check: SignatureCheck, isSo: () => boolean): void
  /** Reads what a check is about; null where it cannot be read, and then the check has failed. */
  read<T>(check: SignatureCheck, reader: () => T): T | null
  outcomes(): readonly CheckOutcome[]
  verdict(): Verification['verdict']
}

export function createLedger(): Ledger {
  const known = new Map<SignatureCheck, CheckOutcome['outcome']>()
  const outcomeOf = (check: SignatureCheck): CheckOutcome['outcome'] => known.get(check) ?? 'not-checked'
  const read = <T>(check: SignatureCheck, reader: () => T): T | null => {
    try {
      return reader()
    } catch {
      known.set(check, 'failed') // which is all there is to say of it: the words may be anybody's
      return null
    }
  }
  return {
    read,
    look(check, isSo) {
      const isPassed = read(check, isSo) === true
      known.set(check, isPassed && known.get(check) !== 'failed' ? 'passed' : 'failed')
    },
    outcomes: () => signatureChecks.map((check) => ({ check, outcome: outcomeOf(check) })),
    verdict: () =>
      signatureChecks.every((check) => {
        const outcome = outcomeOf(check)
        return outcome === 'passed' || (outcome === 'not-checked' && mayBeUnchecked.includes(check))
      })
        ? 'intact'
        : 'refused',
  }
}
