import type { sbankenEras } from '../../../shared/sbanken.ts'

/** One generation of the bank's addresses and what its answers looked like (fact sheet 2 and 5). */
export interface Era {
  readonly id: (typeof sbankenEras)[number]
  /** Lower case: the bank did not care, so the sandbox lowers every path. */
  readonly base: string
  readonly customersBase: string
  /** 1: everything in an envelope with `isError`; 2: bare objects and RFC 7807. */
  readonly version: 1 | 2
  readonly needsCustomerId: boolean
  readonly hasArchive: boolean
  /** `2018-08-07T00:00:00+02:00` instead of no offset. */
  readonly hasOffsets: boolean
  /** Enumerations of 2018: numbers for error types, and lower camel case. */
  readonly isOldEnums: boolean
  /** Whether it was up when asking for today as `endDate` began to fail (fact sheet 7.2). */
  readonly isPublicApi: boolean
  /** How `source` was seen on the two lists (fact sheet 7.3). */
  readonly source: { readonly latest: 'number' | 'text'; readonly archive: 'number' | 'text' }
  readonly eFakturaPath: string
}

const old = {
  version: 1,
  hasArchive: false,
  isPublicApi: false,
  needsCustomerId: true,
  eFakturaPath: '/efakturas',
} as const
const late = {
  hasArchive: true,
  isPublicApi: true,
  needsCustomerId: false,
  hasOffsets: false,
  isOldEnums: false,
} as const

/** The four that are served at once, oldest first: B to E of the fact sheet. */
export const eras: readonly Era[] = [
  {
    ...old,
    id: 'bank',
    base: '/bank/api/v1',
    customersBase: '/customers/api/v1',
    hasOffsets: true,
    isOldEnums: true,
    source: { latest: 'number', archive: 'number' },
  },
  {
    ...old,
    id: 'exec.bank',
    base: '/exec.bank/api/v1',
    customersBase: '/exec.customers/api/v1',
    hasOffsets: false,
    isOldEnums: false,
    source: { latest: 'text', archive: 'text' },
  },
  {
    ...late,
    id: 'apibeta-v1',
    base: '/apibeta/api/v1',
    customersBase: '/apibeta/api/v1',
    version: 1,
    source: { latest: 'text', archive: 'text' },
    eFakturaPath: '/efakturas',
  },
  {
    ...late,
    id: 'apibeta-v2',
    base: '/apibeta/api/v2',
    customersBase: '/apibeta/api/v2',
    version: 2,
    source: { latest: 'text', archive: 'number' },
    eFakturaPath: '/efaktura',
  },
] // prettier-ignore

/** The era a path belongs to; null for the token address and for addresses that never were. */
export function eraOf(path: string): Era | null {
  return eras.find(({ base, customersBase }) => path.startsWith(`${base}/`) || path.startsWith(`${customersBase}/`)) ?? null
} // prettier-ignore
