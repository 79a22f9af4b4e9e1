import type { StoredRow } from '../store/identities.ts'
import type { Answer, AnswerRow, Doubt, Known } from './answer.ts'
import type { Candidate, Take } from './changed.ts'
import { areSimilar, bankIdentity, daysBetween } from './identity.ts'
import type { Pace } from './pace.ts'

/** Takes what a name says, and returns the rest. */
export async function takeByIdentity(
  answer: Answer,
  known: Known,
  taken: ReadonlySet<number>,
  take: Take,
  pace: Pace,
): Promise<Candidate[]> {
  const current = new Map<string, StoredRow>()
  for (const row of known.rows) {
    if (pace.isDue()) await pace.rest()
    current.set(row.identity, row)
  }
  const seen = new Map<string, AnswerRow>()
  const later: Candidate[] = []
  for (const [place, row] of answer.rows.entries()) {
    if (pace.isDue()) await pace.rest()
    const identity = storedAs(row, answer)
    const twin = identity === null ? undefined : seen.get(identity)
    if (identity === null) later.push({ row, identity, place, doubt: null })
    else if (twin !== undefined) {
      // One id twice in one answer: the same payment from two of the bank's systems, unless day or amount say otherwise. A
      // file has no such systems: two lines are two payments (of one bill paid in two equal parts, or of one batch).
      const isSame =
        answer.source === 'bank' && twin.bookedOn === row.bookedOn && twin.amount.minor === row.amount.minor
      if (!isSame) later.push({ row, identity: null, place, doubt: null })
    } else {
      seen.set(identity, row)
      const stored = current.get(identity)
      if (stored === undefined) later.push({ row, identity, place, doubt: null })
      else if (isPlausible(stored, row, answer)) take(row, stored, null)
      else later.push({ row, identity: null, place, doubt: reused(stored, answer) })
    }
  }
  if (!known.hasFormerIdentities) return later
  return later.filter(({ row, identity }) => {
    const stored = identity === null ? null : known.byFormerIdentity(identity)
    if (stored === null || taken.has(stored.id) || !isPlausible(stored, row, answer)) return true
    if (known.isTold(stored.id)) return true // by the name it has now, earlier in this reading
    take(row, stored, null)
    return false
  })
}

function storedAs({ identity }: AnswerRow, { source }: Answer): string | null {
  return identity === null || source === 'file' ? identity : bankIdentity(identity)
}

/** The bank used an id again, or changed all there is of a row: nobody knows but the person. A file's references are no ids. */
export function reused(stored: StoredRow, { source }: Answer): Doubt | null {
  return source === 'bank' ? { stored, reason: 'id-reused' } : null
}

/** Days between two files' dates of a row that one reference names. */
const referenceDays = 10

/**
 * Losing a payment is worse than doubling it: an id alone does not merge two rows that share nothing else. A reference in a
 * file is less than an id: a KID comes again with each bill, a count begins anew in the next file, and what a file says is
 * never taken over. So it is the same payment only with the same amount, and not long before or after.
 */
export function isPlausible(
  stored: StoredRow,
  row: AnswerRow,
  { source, rules }: Pick<Answer, 'source' | 'rules'>,
): boolean {
  const isSameAmount = stored.minor === row.amount.minor
  const days = Math.abs(daysBetween(stored.bookedOn, row.bookedOn))
  if (source === 'file') return isSameAmount && days <= referenceDays
  return isSameAmount || days <= rules.movesDays || areSimilar(stored.text, row.text)
}
