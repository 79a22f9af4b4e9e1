/** Party types, and with `flex_` before them the roles: fact sheet 3.1. */
export const partyTypes = [
  'balance_responsible_party',
  'end_user',
  'energy_supplier',
  'flexibility_information_system_operator',
  'market_operator',
  'organisation',
  'service_provider',
  'system_operator',
  'third_party',
] as const
export type PartyType = (typeof partyTypes)[number]

/** Whom the login asks to act as. Only parties called by a GLN or a UUID can be named there (fact sheet 6.1); the others are
 *  assumed afterwards, by their number. */
export type ActAs =
  | { readonly kind: 'entity' }
  | {
      readonly kind: 'party'
      readonly idType: 'gln' | 'uuid'
      readonly id: string
      readonly partyType: PartyType
    }

/** FIS: see the fact sheet, sections 0, 2, 6 and 13. Every value but `actAs` has a default: today's form of the system. */
export interface FisSettings {
  /** Without a slash at the end. */
  readonly authUrl: string
  readonly apiUrl: string
  /** null: none is sent, as before May 2026. */
  readonly apiVersion: string | null
  /** `short`: without the party's type, as before May 2026. */
  readonly subForm: 'typed' | 'short'
  /** With a slash at the end of `aud` (what the server compares with) or without (what its guide shows). */
  readonly audience: 'slash' | 'bare'
  readonly actAs: ActAs
}

/** The public test system; no address of a production system is known (fact sheet 2). */
export const defaultFisSettings: FisSettings = {
  authUrl: 'https://flex-test.elhub.no/auth/v1',
  apiUrl: 'https://flex-test.elhub.no/api/v1',
  apiVersion: '2026-06-08',
  subForm: 'typed',
  audience: 'slash',
  actAs: { kind: 'entity' },
}

/** The tables the app shows, by their names at FIS: fact sheet 18. Read only. */
export const flexResources = [
  'party',
  'entity',
  'entity_client',
  'party_membership',
  'identity',
  'controllable_unit',
  'controllable_unit_service_provider',
  'technical_resource',
  'service_providing_group',
  'service_providing_group_membership',
  'accounting_point',
  'product_type',
  'notice',
  'notification',
  'event',
] as const
export type FlexResource = (typeof flexResources)[number]

/** Comparisons of a column filter: fact sheet 14. */
export const flexOperators = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'ilike', 'in', 'is'] as const
export type FlexOperator = (typeof flexOperators)[number]
