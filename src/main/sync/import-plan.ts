import type { ImportFormat } from '../../shared/import-file.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { NewFileAccount } from '../store/file-accounts.ts'
import type { StoredRow } from '../store/identities.ts'
import type { Store } from '../store/store.ts'
import type { Answer, AnswerRow, Decision, Known, MatchRules } from './answer.ts'
import { loadAround } from './known.ts'
import { isPlausible } from './by-identity.ts'
import { match } from './match.ts'
import type { Pace } from './pace.ts'

/** What a file says of one account. */
export interface FileStatement {
  /** An account that does not exist yet is told apart by the object: statements of one account share theirs. */
  readonly into: AccountId | NewFileAccount
  readonly rows: readonly AnswerRow[]
  /** Of the file. */
  readonly format: ImportFormat
}

/** What to do with one row of a file. */
export type PlannedRow =
  /** Nobody told of it yet. `id` is negative and stands for the row until it is written. */
  | { readonly kind: 'add'; readonly id: number; readonly row: AnswerRow; readonly identity: string | null }
  /** There already, or, with a negative id, added by this same file. `alias`: a further name to find it by. */
  | { readonly kind: 'known'; readonly id: number; readonly alias: string | null }

const nothing: Known = {
  rows: [],
  byIdentity: () => null,
  byFormerIdentity: () => null,
  hasFormerIdentities: false,
  isTold: () => false,
}

/** Banks move a row by up to three days between what they send and what they print (SpareBank 1's sheet 9). */
const fileRules: MatchRules = { movesDays: 3, amountMayChange: false, today: null }

/**
 * Finds out which rows of a file are there already, by the very rules of a sync: a file is a whole answer for its days.
 * Writes nothing. Statements of one account are met one after another, so that what two of them share is one row.
 * @returns the planned rows of each statement, in the order of the statements.
 */
export async function planImport(
  store: Pick<Store, 'transactions'>,
  statements: readonly FileStatement[],
  pace: Pace,
): Promise<readonly (readonly PlannedRow[])[]> {
  const added = new Map<FileStatement['into'], StoredRow[]>()
  const plans: PlannedRow[][] = []
  let lastId = 0
  for (const { into, rows, format } of statements) {
    const plan: PlannedRow[] = []
    plans.push(plan)
    if (rows.length === 0) continue
    const answer = answerOf(rows, format)
    const earlier = added.get(into) ?? []
    const stored =
      typeof into === 'string' ? await loadAround(answer, into, store.transactions, pace) : nothing
    const known = withEarlier(stored, earlier)
    for (const decision of await match(answer, known, pace)) {
      if (pace.isDue()) await pace.rest()
      const planned = planOf(decision, known, () => --lastId)
      plan.push(planned)
      if (planned.kind === 'add') earlier.push(asStored(planned, format))
    }
    added.set(into, earlier)
  }
  return plans
}

function answerOf(rows: readonly AnswerRow[], format: ImportFormat): Answer {
  let from = '9999-12-31'
  let to = ''
  for (const { bookedOn } of rows) {
    if (bookedOn < from) from = bookedOn
    if (bookedOn > to) to = bookedOn
  }
  return { source: 'file', format, rows, from, to, isWhole: true, rules: fileRules }
}

/** What earlier statements of the same file bring counts as there. */
function withEarlier(known: Known, earlier: readonly StoredRow[]): Known {
  if (earlier.length === 0) return known
  const byName = new Map(earlier.map((row) => [row.identity, row]))
  return {
    ...known,
    rows: [...known.rows, ...earlier],
    byIdentity: (identity) => byName.get(identity) ?? known.byIdentity(identity),
  }
}

function planOf(decision: Decision, known: Known, nextId: () => number): PlannedRow {
  const { row, identity } = decision
  if (decision.kind === 'merge') return { kind: 'known', id: decision.stored.id, alias: identity }
  const namesake = identity === null ? null : known.byIdentity(identity) // its day moved further than we looked
  if (namesake === null) return { kind: 'add', id: nextId(), row, identity }
  if (isPlausible(namesake, row, { source: 'file', rules: fileRules }))
    return { kind: 'known', id: namesake.id, alias: null }
  return { kind: 'add', id: nextId(), row, identity: null }
}

function asStored(
  { id, row, identity }: Extract<PlannedRow, { kind: 'add' }>,
  fileFormat: ImportFormat,
): StoredRow {
  const { bookedOn, amount, text } = row
  return {
    id,
    identity: identity ?? `planned:${id}`,
    bookedOn,
    minor: amount.minor,
    text,
    isFromBank: 0,
    fileFormat,
    settlesOn: null,
    missingSince: null,
  }
}
