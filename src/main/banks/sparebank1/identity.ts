import type { WireTransaction } from './wire.ts'

/**
 * The lasting identity of a booked row within its account, by fact sheet 9; null where the bank gives none to trust.
 * Never built from `id` (new on every call) nor from `typeCode` (changes when a row books).
 *
 * - Bank accounts: `nonUniqueId`.
 * - Cards: the bare number. The same purchase comes bare while RECENT and as `<partitionKey>-<number>` once HISTORIC.
 * - All zeros or empty: the sentinel that every unbooked transfer carries.
 */
export function identityOf(wire: WireTransaction, isCard: boolean): string | null {
  const card = wire.creditCardIdentifiers
  const id = (card?.nonUniqueId ?? wire.nonUniqueId)?.trim() ?? ''
  const bare = isCard ? withoutPartition(id, card?.partitionKey) : id
  return /^0*$/.test(bare) ? null : bare
}

function withoutPartition(id: string, partitionKey: string | null | undefined): string {
  if (partitionKey === null || partitionKey === undefined || partitionKey === '') {
    return id.replace(/^\d+-/, '') // the partition is not named, only its form is known
  }
  return id.startsWith(`${partitionKey}-`) ? id.slice(partitionKey.length + 1) : id
}
