import type { StoredRow } from '../store/identities.ts'
import { normalised } from '../store/fold.ts'
import { isOver, type AnswerRow } from './answer.ts'
import { inDoubt, type Candidate, type Finding } from './changed.ts'
import { areSimilar, daysBetween } from './identity.ts'

/**
 * A row that went and one that came, alike but for the amount, and nothing else either could be: perhaps one payment whose
 * amount the bank changed. Nothing is decided; the one that came is in doubt.
 */
export function withAmountDoubts(
  added: readonly Candidate[],
  rows: readonly StoredRow[],
  { answer, taken }: Pick<Finding, 'answer' | 'taken'>,
): readonly Candidate[] {
  if (!answer.rules.amountMayChange || !answer.isWhole || answer.source === 'file') return added
  const gone = rows.filter(
    ({ id, bookedOn, isFromBank }) => !taken.has(id) && isFromBank === 1 && isOver(bookedOn, answer),
  )
  if (gone.length === 0) return added
  const options = added.map(({ row, doubt }) =>
    doubt === null ? gone.filter((stored) => differsInAmountOnly(stored, row, answer.rules.movesDays)) : [],
  )
  return added.map((candidate, index) => {
    const [stored, ...others] = options[index] ?? []
    if (stored === undefined || others.length > 0) return candidate
    const isLone = options.every((each, other) => other === index || !each.includes(stored))
    return isLone ? inDoubt(candidate, [stored], 'amount-changed') : candidate
  })
}

function differsInAmountOnly(stored: StoredRow, row: AnswerRow, movesDays: number): boolean {
  return (
    stored.minor !== row.amount.minor &&
    stored.minor < 0 === row.amount.minor < 0 &&
    Math.abs(daysBetween(stored.bookedOn, row.bookedOn)) <= movesDays &&
    normalised(stored.text) !== '' &&
    normalised(row.text) !== '' &&
    areSimilar(stored.text, row.text)
  )
}
