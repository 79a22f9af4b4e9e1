import type { FaultAim, RefusalFault, TransportFault } from '../faults/faults.ts'

/** Everything about the invented FIS that a test or a developer may turn while it runs (fact sheet 23.10 and 25). */
export interface Switches {
  /**
   * As before May 2026 (fact sheet 0): `/auth/v0` and `/api/v0` beside today's paths, `aud` of either with or without a slash, `sub`
   * without the party's type, no version header, `issued_token_type` and `recorded_at` as the old guide shows them, and whole
   * numbers for `sub` in userinfo.
   */
  seedMode: boolean
  /** What tokens for an assertion or by exchange are called: the code and the documentation disagree (fact sheet 6.2). */
  issuedTokenType: 'access_token' | 'jwt'
  userinfoSub: 'uuid' | 'integer'
  /** How far FIS's clock is ahead of the sandbox's, in seconds; negative: behind. */
  clockSkewS: number
  tokenLifeS: number
  /** A client may act as its own party only, as the documentation has it, or as each one it may assume, as the code has it (fact sheet 4). */
  bindsClientToParty: boolean
  /** A table a role has nothing of: refused with 42501, or empty (fact sheet 19 leaves it open). */
  foreignTables: 'refused' | 'empty'
  /** Rows an `order` leaves equal come in another turn at every call, as PostgreSQL may do it, or always in the same. */
  ties: 'shifting' | 'stable'
}

export const defaultSwitches: Readonly<Switches> = {
  seedMode: false,
  issuedTokenType: 'access_token',
  userinfoSub: 'uuid',
  clockSkewS: 0,
  tokenLifeS: 3600,
  bindsClientToParty: false,
  foreignTables: 'refused',
  ties: 'shifting',
}

/** What can go wrong with one call. */
export type FaultKind =
  | TransportFault
  | RefusalFault
  /** The token is refused as an expired one is: 400 and `invalid_token` (fact sheet 12). */
  | { readonly kind: 'invalid-token' }

export type Fault = FaultKind & FaultAim
