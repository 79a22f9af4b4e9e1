import { failedHints, pendingHints, type FailedHint, type PendingHint } from '../../../shared/bankid.ts'

// New hints come without notice (fact sheet 11): one that nobody has seen is still pending, or still a failure.

export function toPendingHint(hintCode: string): PendingHint {
  return pendingHints.find((hint) => hint === hintCode) ?? 'unknown'
}

export function toFailedHint(hintCode: string): FailedHint {
  return failedHints.find((hint) => hint === hintCode) ?? 'unknown'
}
