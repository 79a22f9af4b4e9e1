import type { Clock } from '../../clock.ts'
import type { BunqClient } from './client.ts'
import type { AccountTraits } from './accounts.ts'
import { dayIn, type DayOf } from './instants.ts'
import type { Listing } from './listing.ts'

/** What reading one connection works with. */
export interface Reader {
  readonly client: BunqClient
  readonly clock: Clock
  /** By account key, learnt as accounts are read. */
  readonly known: Map<string, AccountTraits>
}

/** Amsterdam's days until the account was read. */
export const daysOf = ({ known }: Reader, bankKey: string): DayOf => known.get(bankKey)?.dayOf ?? dayIn(null)

/** A list of the user's; the log's label names the resource with `*` for every id. */
export async function listOf({ client }: Reader, below: string, signal: AbortSignal): Promise<Listing> {
  const path = `/v1/user/${await client.userId(signal)}${below}`
  return { client, path, label: `GET ${path.replace(/\/\d[^/]*/g, '/*')}` }
}

/** A list below one account: its payments, say. */
export function listBelow(
  reader: Reader,
  bankKey: string,
  resource: string,
  signal: AbortSignal,
): Promise<Listing> {
  return listOf(reader, `/monetary-account/${encodeURIComponent(bankKey)}/${resource}`, signal)
}
