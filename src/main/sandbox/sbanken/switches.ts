import type { FaultAim, RefusalFault, TransportFault } from '../faults/faults.ts'

/** Everything about the invented Sbanken that a test or a developer may turn while it runs (fact sheet 14). */
export interface Switches {
  /** The bank as it is since 2024: 404 everywhere, or 401 on every address but the token's. */
  closed: 'no' | '404' | '401'
  /** The scopes were not ticked in the net bank: the token address answers `invalid_scope`. */
  refusesScope: boolean
  /** Whether token replies say which scopes they are for. */
  namesScopes: boolean
  /** How long a newly ordered secret is refused before it works, in minutes of the sandbox's clock. */
  freshSecretMinutes: number
  /** A secret dies after three months. */
  secretLifeDays: number
  /** null: no limit. */
  callsPerMinute: number | null
  sendsRetryAfter: boolean
  /** Errors of the first generation with their own status, or with 200 (fact sheet 5.1). */
  errorStatus: 'own' | '200'
  /** `by-era`: numbers in 2018, words later. */
  errorTypes: 'by-era' | 'number' | 'text'
  /** Names in RFC 7807 bodies. */
  problemNames: 'pascal' | 'camel'
  source: 'by-era' | 'number' | 'text'
  /** Asking until today fails with 500 on the public host (fact sheet 7.2). */
  failsOnEndDateToday: boolean
  /** With an `endDate` there are no reservations in the answer (fact sheet 7.2). */
  endDateHidesReservations: boolean
  /** Days until a booked row is in the archive. */
  archiveLagDays: number
  /** What `availableItems` counts is unknown. */
  availableItems: 'page' | 'query'
  /** Ids on rows of the old lists: none, or only the first time a query is asked (fact sheet 9.1). */
  rowIds: 'none' | 'uncached'
  order: 'newest-first' | 'oldest-first'
  /** Rows of exactly this amount, minor units, are in the balance and in no list; null: every row is told. */
  hiddenMinor: number | null
}

export const defaultSwitches: Readonly<Switches> = {
  closed: 'no',
  refusesScope: false,
  namesScopes: true,
  freshSecretMinutes: 0,
  secretLifeDays: 92,
  callsPerMinute: 30,
  sendsRetryAfter: true,
  errorStatus: 'own',
  errorTypes: 'by-era',
  problemNames: 'pascal',
  source: 'by-era',
  failsOnEndDateToday: true,
  endDateHidesReservations: true,
  archiveLagDays: 1,
  availableItems: 'page',
  rowIds: 'none',
  order: 'newest-first',
  hiddenMinor: null,
}

/** What can go wrong with one call. */
export type FaultKind =
  | TransportFault
  | RefusalFault
  | { readonly kind: 'unauthorized' }
  /** 200 with `isError`, where the era has it; a bare 500 document where it has not. */
  | { readonly kind: 'error-with-200' }
  // of the token address:
  | { readonly kind: 'invalid-client' }
  | { readonly kind: 'invalid-scope' }

/** Paths in a fault's aim may be written in any case. */
export type Fault = FaultKind & FaultAim
