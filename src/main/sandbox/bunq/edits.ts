import type { Entry } from './ledger.ts'

/** What happens to payments after they were made: they settle, get a note, and say so in `updated` (fact sheet 9). */
export interface Edits {
  /** As if somebody changed the text at an instant, ms since 1970. */
  describe(paymentId: number, description: string, at: number): void
  descriptionOf(entry: Entry): string
  /** ms since 1970. A restless payment is newer with every call. */
  updatedAt(entry: Entry, now: number): number
}

export function createEdits(): Edits {
  const known = new Map<number, { readonly description: string; readonly at: number }>()
  const reads = new Map<number, number>()
  return {
    describe: (paymentId, description, at) => void known.set(paymentId, { description, at }),
    descriptionOf: (entry) => known.get(entry.id)?.description ?? entry.description,
    updatedAt: (entry, now) => {
      const settledAt = entry.settlesAt !== null && entry.settlesAt <= now ? entry.settlesAt : entry.at
      const updated = Math.max(entry.at, settledAt, known.get(entry.id)?.at ?? 0)
      if (entry.isRestless !== true) return updated
      const count = (reads.get(entry.id) ?? 0) + 1
      reads.set(entry.id, count)
      return updated + count * 60_000
    },
  }
}
