import type { AssumableParty, FlexIdentity, FlexPage, FlexQuery, FlexRow } from '../../shared/flex.ts'
import type { UnitLookup, UnitQuestion } from '../../shared/flex-lookup.ts'
import type { FlexResource } from '../../shared/fis.ts'
import type { Link } from '../systems/system.ts'

/**
 * The Flexibility Information System of one connection, read only. Logs in by itself and again before the token ends; many
 * callers make one login.
 *
 * Errors: `client-rejected` (FIS does not know the client), `key-refused` (the signature does not verify: the key is another
 * client's), `clock-wrong` (this machine's clock is more than ten seconds off), `party-refused`, `scope-missing`, `role-missing` (whoever one acts as has nothing of that table), `not-found` (406
 * `PGRST116`, which also means: not for you to see), `bank-refused` (any other no), and those of `Http`.
 */
export interface FisLink extends Link {
  identity(signal: AbortSignal): Promise<FlexIdentity>
  parties(signal: AbortSignal): Promise<readonly AssumableParty[]>
  /** By token exchange; null: as the login names again. Kept for as long as the link. */
  assume(partyId: number | null, signal: AbortSignal): Promise<FlexIdentity>
  page(
    query: FlexQuery,
    range: { readonly offset: number; readonly limit: number },
    signal: AbortSignal,
  ): Promise<FlexPage>
  /** Every row in the question's order, each once whatever is added or removed meanwhile; `total` as it was at the first batch. Begun
   *  as whoever one acts as now, and read as them to its end. */
  batches(
    query: FlexQuery,
    signal: AbortSignal,
  ): AsyncIterable<{ readonly rows: readonly FlexRow[]; readonly total: number | null }>
  /** `id`: its digits, which a number of JavaScript may not hold (fact sheet 13). */
  record(resource: FlexResource, id: string, embed: readonly string[], signal: AbortSignal): Promise<FlexRow>
  /** Units and devices behind a metering point or a unit, for an end user who gave their birth date or number: fact sheet 20. */
  lookUpUnits(question: UnitQuestion, signal: AbortSignal): Promise<UnitLookup>
}
