import type { FaultAim, RefusalFault, TokenFault, TransportFault } from '../faults/faults.ts'

/** Everything about the sandbox bank that a test or a developer may turn while it runs. */
export interface Switches {
  /** `legacy`: token replies as before March 2024: six months, no refresh token (fact sheet 1, 3.5). */
  generation: 'current' | 'legacy'
  /** What token replies claim, in seconds; the access token dies after 600 s whatever is claimed (fact sheet 3.6). */
  expiresIn: number
  /** A refresh reply carries no refresh token, and the old one stays alive (fact sheet 3.7). */
  omitsRefreshToken: boolean
  /** OAuth errors as one friendly sentence in plain text instead of JSON (fact sheet 3.8). */
  hasVagueTokenErrors: boolean
  /** Whatever the person presses, the bank answers `access_denied`. */
  deniesConsent: boolean
  /** The bank the household belongs to; any other `finInst` ends in `access_denied`. null: every one will do. */
  finInst: string | null
  /** How long the person thinks after pressing the button, real milliseconds. */
  consentDelayMs: number
  /** Each consent from now on gives the accounts new keys. */
  reissuesAccountKeys: boolean
  /** How a dead access token is refused (fact sheet 5.1). */
  unauthorizedAs: 'text' | 'json'
  /** null: no limit. */
  callsPerHour: number | null
  sendsRetryAfter: boolean
  /** Rows of an answer where `rowLimit` is absent, and at most; null: all. */
  defaultRowLimit: number | null
  maxRowLimit: number | null
  order: 'newest-first' | 'oldest-first'
  /** Days after which a booked row is served by the other back end. */
  historicAfterDays: number
  /** Whether a pending purchase keeps its `nonUniqueId` when it books: believed, not confirmed (fact sheet 9.5). */
  keepsPendingIds: boolean
  /** Rows of exactly this amount, minor units, are in the balance and in no list; null: every row is told. */
  hiddenMinor: number | null
}

export const defaultSwitches: Readonly<Switches> = {
  generation: 'current',
  expiresIn: 599,
  omitsRefreshToken: false,
  hasVagueTokenErrors: false,
  deniesConsent: false,
  finInst: null,
  consentDelayMs: 0,
  reissuesAccountKeys: false,
  unauthorizedAs: 'text',
  callsPerHour: 60,
  sendsRetryAfter: true,
  defaultRowLimit: null,
  maxRowLimit: null,
  order: 'newest-first',
  historicAfterDays: 10,
  keepsPendingIds: true,
  hiddenMinor: null,
}

/** What can go wrong with one call. */
export type FaultKind =
  | TransportFault
  | RefusalFault
  | TokenFault
  | { readonly kind: 'unauthorized'; readonly as: 'text' | 'json' }
  /** 200 with an errors array, and those rows or accounts left out (fact sheet 8.2). */
  | { readonly kind: 'partial'; readonly codes: readonly PartialCode[] }

export type PartialCode = 'CREDIT_ACCOUNTS_FAILED' | 'RECENT_TRANSACTIONS_FAILED'

export type Fault = FaultKind & FaultAim
