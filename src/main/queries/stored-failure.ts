import { errorCodes, type Failure } from '../../shared/errors.ts'

/** Reads a failure kept as JSON. A code that this version does not know (an older file) is shown as `internal`. */
export function storedFailure(json: string | null): Failure | null {
  if (json === null) return null
  const stored = JSON.parse(json) as Partial<Record<keyof Failure, unknown>>
  return {
    code: errorCodes.find((code) => code === stored.code) ?? 'internal',
    ...(typeof stored.ref === 'string' ? { ref: stored.ref } : {}),
    ...(typeof stored.retryAt === 'string' ? { retryAt: stored.retryAt } : {}),
    ...(typeof stored.bankTrace === 'string' ? { bankTrace: stored.bankTrace } : {}),
  }
}
