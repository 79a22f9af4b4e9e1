import type { FaultAim, RefusalFault, TokenFault, TransportFault } from '../faults/faults.ts'

/** Everything about the invented bunq that a test or a developer may turn while it runs (fact sheet 15). */
export interface Switches {
  /** Whether `*` in `permitted_ips` frees a credential of its address; otherwise it is tied to the caller's (fact sheet 4.2). */
  honoursWildcard: boolean
  /** Whether one installation may register the same secret twice: unknown, so the strict answer is the usual one. */
  repeatedDevice: 'refused' | 'allowed'
  /** `A`: 3 GET, 5 POST, 2 PUT in 3 s; `B`: 100 in 30 s, 3 in 60 s, 10 a day (fact sheet 11). */
  rateLimits: 'A' | 'B' | 'off'
  /** Two official texts differ, and neither can be relied on (fact sheet 4.3). */
  sessionExtension: 'none' | '30-minutes' | '30-seconds'
  /** What a person's session is said to last, in seconds. */
  sessionTimeoutS: number
  badSignatureStatus: 400 | 401
  deadSession: '401-authorisation' | '403-authentication'
  tokenErrorStatus: 400 | 401
  secondSession: 'allowed' | 'refused'
  grantedIdInPath: 'allowed' | 'refused'
  /** Payments older than this are kept from OAuth sessions. null: none are. */
  historyCutDays: number | null
  repeatedRequestId: 'allowed' | 'refused'
  /** Consenting again kills the tokens of the same person and client: reported once (fact sheet 5.2). */
  regrantInvalidates: boolean
  /** Whatever the person presses, the consent page answers `access_denied`. */
  deniesConsent: boolean
  /** How long the person takes to scan the code, real milliseconds. */
  consentDelayMs: number
  /** The address calls seem to come from; null: the socket's own. */
  callerIp: string | null
  /** Rows of exactly this amount, minor units, are in the balance and in no list; null: every row is told. */
  hiddenMinor: number | null
}

export const defaultSwitches: Readonly<Switches> = {
  honoursWildcard: true,
  repeatedDevice: 'refused',
  rateLimits: 'A',
  sessionExtension: 'none',
  sessionTimeoutS: 604_800,
  badSignatureStatus: 400,
  deadSession: '401-authorisation',
  tokenErrorStatus: 400,
  secondSession: 'allowed',
  grantedIdInPath: 'allowed',
  historyCutDays: null,
  repeatedRequestId: 'allowed',
  regrantInvalidates: false,
  deniesConsent: false,
  consentDelayMs: 0,
  callerIp: null,
  hiddenMinor: null,
}

/** What can go wrong with one call. */
export type FaultKind =
  | TransportFault
  | RefusalFault
  | TokenFault
  /** As a dead session is refused. */
  | { readonly kind: 'unauthorized' }
  /** 400 with the words for a wrong key, a foreign address or a withdrawn grant. */
  | { readonly kind: 'wrong-credentials' }
  /** 466. */
  | { readonly kind: 'signature-required' }
  /** 491 with a web page. */
  | { readonly kind: 'maintenance' }
  /** The real answer under a signature that is not its own. */
  | { readonly kind: 'broken-signature' }
  /** The real answer without any signature. */
  | { readonly kind: 'unsigned' }

export type Fault = FaultKind & FaultAim
