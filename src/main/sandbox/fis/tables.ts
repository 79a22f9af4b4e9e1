import type { FlexRow } from '../../../shared/flex.ts'
import { tableNames, type TableName } from './resources.ts'

/** A row as FIS sends it. */
export type Row = FlexRow

export type EntityRow = {
  readonly id: number
  readonly name: string
  readonly type: 'person' | 'organisation'
  readonly business_id: string
  readonly business_id_type: 'pid' | 'org' | 'email'
  readonly recorded_at: string
  readonly recorded_by: number
}
export type PartyRow = {
  readonly id: number
  readonly name: string
  readonly business_id: string
  readonly business_id_type: 'gln' | 'uuid' | 'eic_x' | 'org'
  readonly entity_id: number
  readonly type: string
  readonly role: string
  readonly status: string
  readonly recorded_at: string
  readonly recorded_by: number
}
export type ClientRow = {
  readonly id: number
  readonly entity_id: number
  readonly name: string | null
  readonly client_id: string
  readonly party_id: number | null
  readonly scopes: readonly string[]
  /** Masked (fact sheet 4); the real one is with the credentials. */
  readonly client_secret: string | null
  readonly public_key: string | null
  readonly recorded_at: string
  readonly recorded_by: number
}
export type MembershipRow = {
  readonly id: number
  readonly party_id: number
  readonly entity_id: number
  readonly scopes: readonly string[]
  readonly recorded_at: string
  readonly recorded_by: number
}
export type IdentityRow = {
  readonly id: number
  readonly entity_id: number
  readonly entity_name: string
  readonly party_id: number | null
  readonly party_name: string | null
}

interface LoginRows {
  entity: EntityRow
  party: PartyRow
  entity_client: ClientRow
  party_membership: MembershipRow
  identity: IdentityRow
}

/** What the login reads is typed; of the rest a row is a row. */
export type Tables = {
  readonly [T in TableName]: (T extends keyof LoginRows ? LoginRows[T] : Row)[]
} & { readonly history: Partial<Record<string, Row[]>> }

export function emptyTables(): Tables {
  const tables = Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as Omit<
    Tables,
    'history'
  >
  return { ...tables, history: {} } as Tables
}

/** Rows of a table or of a `…_history`. */
export function rowsOf(tables: Tables, name: string): readonly Row[] {
  const table = tableNames.find((one) => one === name)
  return table === undefined ? (tables.history[name] ?? []) : tables[table]
}
