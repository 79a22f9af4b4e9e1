import type { ErrorCode } from '../../shared/errors.ts'

/** Documented in docs/cli.md: a script decides by these what to do next. */
export const exitCodes = {
  ok: 0,
  internal: 1,
  usage: 2,
  signIn: 3,
  bank: 4,
  vault: 5,
  store: 6,
  file: 7,
  cancelled: 130,
} as const

const byCode: Readonly<Record<ErrorCode, number>> = {
  'invalid-input': exitCodes.usage,
  'not-found': exitCodes.usage,
  'needs-login': exitCodes.signIn,
  'consent-expired': exitCodes.signIn,
  'consent-revoked': exitCodes.signIn,
  'consent-denied': exitCodes.signIn,
  'consent-timeout': exitCodes.signIn,
  'consent-mismatch': exitCodes.signIn,
  'consent-cancelled': exitCodes.cancelled,
  'code-expired': exitCodes.signIn,
  'redirect-port-taken': exitCodes.signIn,
  'client-missing': exitCodes.signIn,
  'bank-ip-changed': exitCodes.signIn,
  'client-rejected': exitCodes.signIn,
  'bank-busy': exitCodes.bank,
  'bank-refused': exitCodes.bank,
  'bank-unreachable': exitCodes.bank,
  offline: exitCodes.bank,
  'unexpected-response': exitCodes.bank,
  'service-closed': exitCodes.bank,
  'already-running': exitCodes.bank,
  'attachment-too-large': exitCodes.usage,
  'split-without-rest': exitCodes.usage,
  'entries-stand-on-it': exitCodes.usage,
  'vault-unavailable': exitCodes.vault,
  'vault-locked': exitCodes.vault,
  'store-key-missing': exitCodes.store,
  'store-wrong-key': exitCodes.store,
  'store-damaged': exitCodes.store,
  'store-newer': exitCodes.store,
  'file-unreadable': exitCodes.file,
  'file-unwritable': exitCodes.file,
  'disk-full': exitCodes.file,
  cancelled: exitCodes.cancelled,
  internal: exitCodes.internal,
}

export function exitCodeOf(code: ErrorCode): number {
  return byCode[code]
}
