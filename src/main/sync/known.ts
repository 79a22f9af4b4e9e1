import type { AccountId } from '../../shared/ids.ts'
import type { StoredRow } from '../store/identities.ts'
import type { Store } from '../store/store.ts'
import type { Answer, AnswerRow, Known } from './answer.ts'
import { addDays, contentPrefix } from './identity.ts'
import type { Pace } from './pace.ts'

/** As many rows as are read in about a share of the thread. */
const readAtOnce = 1000

const nothingTold: ReadonlySet<number> = new Set()

/** What is stored of an account around the days of an answer, read in pieces. */
export async function loadAround(
  answer: Answer,
  accountId: AccountId,
  transactions: Store['transactions'],
  pace: Pace,
  told: ReadonlySet<number> = nothingTold,
): Promise<Known> {
  let first = answer.from
  let last = answer.to
  for (const { bookedOn } of answer.rows) {
    if (bookedOn < first) first = bookedOn
    if (bookedOn > last) last = bookedOn
  }
  const { movesDays } = answer.rules
  const around = { from: addDays(first, -movesDays), to: addDays(last, movesDays), limit: readAtOnce }
  const rows: StoredRow[] = []
  let batch: readonly StoredRow[]
  do {
    if (pace.isDue()) await pace.rest()
    batch = transactions.inWindow(accountId, { ...around, after: rows.at(-1) ?? null })
    for (const row of batch) rows.push(row)
  } while (batch.length === readAtOnce)
  return {
    rows,
    byIdentity: (identity) => transactions.byIdentity(accountId, identity),
    byFormerIdentity: (identity) => transactions.byFormerIdentity(accountId, identity),
    hasFormerIdentities: transactions.hasFormerIdentities(accountId),
    isTold: (id) => told.has(id),
  }
}

/** The next free identity of a row that has only its content: two equal coffees on one day are two. */
export function contentName(
  row: AnswerRow,
  accountId: AccountId,
  transactions: Pick<Store['transactions'], 'identitiesLike'>,
): string {
  return contentNames(transactions)(row, accountId)
}

/** The same for many rows that nobody else writes meanwhile: what was asked or given once is remembered, so that a file of a
 *  hundred thousand equal rows takes no longer than another. */
export function contentNames(
  transactions: Pick<Store['transactions'], 'identitiesLike'>,
): (row: AnswerRow, accountId: AccountId) => string {
  const known = new Map<string, { readonly used: ReadonlySet<string>; last: number }>()
  return (row, accountId) => {
    const prefix = contentPrefix({ bookedOn: row.bookedOn, minor: row.amount.minor, text: row.text })
    const key = `${accountId} ${prefix}`
    const names = known.get(key) ?? { used: new Set(transactions.identitiesLike(accountId, prefix)), last: 0 }
    known.set(key, names)
    do names.last++
    while (names.used.has(`${prefix}${names.last}`))
    return `${prefix}${names.last}`
  }
}
