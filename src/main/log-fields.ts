/**
 * Every field a log line may carry: short words of ours, counts and times. A name that is not here is held back, so that
 * nobody adds one without thinking of what it could hold. Never on this list: anything a person or a bank typed, an
 * account, an amount, an address with its query.
 */
const loggedFields = [
  'attempt',
  'bytes',
  'code',
  'count',
  'durationMs',
  'exitCode',
  'kind',
  'label',
  'outcome',
  'reason',
  'status',
  'version',
] as const
export type LoggedField = (typeof loggedFields)[number]

const names: ReadonlySet<string> = new Set(loggedFields)

/** May a log line carry a field of this name? */
export function isLoggedField(name: string): boolean {
  return names.has(name)
}
