import type { FlexOperator, FlexResource, PartyType } from './fis.ts'
import type { Instant } from './ids.ts'

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue }
/** A row as FIS sends it, its own names and values. */
export type FlexRow = { readonly [name: string]: JsonValue }

/** Who the token of a connection stands for now. */
export interface FlexIdentity {
  /** The identity's own id: a number or a UUID (fact sheet 10), here always text. */
  readonly sub: string
  readonly entityId: number
  readonly entityName: string
  /** null: as the entity itself. */
  readonly partyId: number | null
  readonly partyName: string | null
  /** `flex_entity`, `flex_service_provider` …; an open list. */
  readonly role: string
  /** Read from the token for display only; empty where it cannot be read. */
  readonly scopes: readonly string[]
  readonly tokenExpiresAt: Instant
  /** The party's record; null as an entity, or where it may not be read. */
  readonly party: FlexRow | null
  /** Assumed on the page, beyond what the login names. */
  readonly isAssumed: boolean
}

/** A party one may act as: owned by the entity, or one it is a member of. */
export interface AssumableParty {
  readonly id: number
  readonly name: string
  /** One of `partyTypes`, or one this version does not know. */
  readonly type: PartyType | (string & {})
  readonly status: string
  readonly isOwned: boolean
}

export interface FlexFilter {
  readonly field: string
  readonly operator: FlexOperator
  /** As typed; `in`: separated by commas, `is`: `null`, `true` or `false`. */
  readonly value: string
  readonly isNegated: boolean
}

export interface FlexQuery {
  readonly resource: FlexResource
  readonly filters: readonly FlexFilter[]
  /** null: by `id`. */
  readonly order: { readonly field: string; readonly descending: boolean } | null
  /** Relations to fetch along: fact sheet 14. */
  readonly embed: readonly string[]
}

export interface FlexPage {
  readonly rows: readonly FlexRow[]
  /** Of all pages; null where the server did not count. */
  readonly total: number | null
}
