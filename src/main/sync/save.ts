import { AppError } from '../../shared/errors.ts'
import type { CalendarDate } from '../../shared/ids.ts'
import type { BankTransaction } from '../banks/bank.ts'
import type { AccountRecord } from '../store/account-record.ts'
import type { StoredRow } from '../store/identities.ts'
import type { Answer, Decision, Known, MatchRules } from './answer.ts'
import { carryOut } from './carry-out.ts'
import type { Run } from './job.ts'
import { loadAround } from './known.ts'
import { match } from './match.ts'
import { startPace, type Pace } from './pace.ts'

/** After every day there is: rows dated ahead belong to the newest page. */
export const endOfTime: CalendarDate = '9999-12-27' // three days before the last date there is: a margin is added to it

/** One page, as far as it concerns the accounts that were asked. */
export interface PageToSave {
  readonly rows: readonly BankTransaction[]
  /** Inclusive; every day whole. */
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly isWhole: boolean
  /** From which of its days on a row that is not there is gone, whatever else is told; null: nothing follows from absence. */
  readonly sureFrom: CalendarDate | null
  /** See `Answer`. */
  readonly rereadFrom: CalendarDate | null
  /** Written in the transaction of the page's last rows: cursors and the pending set. Until then a killed process finds the
   *  old cursor, reads the page again, and recognises what was saved of it. */
  readonly closing: () => void
}

export interface SaveContext {
  readonly run: Run
  readonly accounts: readonly AccountRecord[]
  /** Called after each commit with what it brought. */
  readonly onSaved: (added: number, changed: number) => void
}

type Item =
  | { readonly kind: 'row'; readonly account: AccountRecord; readonly decision: Decision }
  /** Not in the answer, though one of its days. */
  | { readonly kind: 'absent'; readonly account: AccountRecord; readonly stored: StoredRow }

/**
 * Saves the booked rows of a page. A large page becomes several small transactions, so that nothing else waits long; each is
 * complete in itself, and only the last one moves the cursor.
 * @throws AppError `cancelled`, and those of the store; what was committed before stays.
 */
export async function savePage(page: PageToSave, context: SaveContext): Promise<void> {
  const { run, accounts } = context
  const pace = startPace()
  const byAccount = Map.groupBy(page.rows, (row) => row.bankKey)
  const work: Item[] = []
  for (const account of accounts)
    for (const item of await itemsOf(page, byAccount.get(account.bankKey) ?? [], account, run, pace))
      work.push(item)
  let next = 0
  do {
    if (run.signal.aborted) throw new AppError('cancelled', 'the sync was stopped')
    await pace.rest()
    next = saveSome(work, next, page, context, pace)
  } while (next < work.length)
}

async function itemsOf(
  page: PageToSave,
  rows: readonly BankTransaction[],
  account: AccountRecord,
  run: Run,
  pace: Pace,
): Promise<readonly Item[]> {
  if (rows.length === 0 && page.sureFrom === null) return []
  const { from, to, isWhole, rereadFrom } = page
  const answer: Answer = { source: 'bank', rows, from, to, isWhole, rereadFrom, rules: rulesOf(run) }
  const known = await loadAround(answer, account.id, run.store.transactions, pace, run.told)
  const decisions = await match(answer, known, pace)
  return [
    ...decisions.map((decision) => ({ kind: 'row', account, decision }) as const),
    ...absentFrom(page, rows, known, decisions, account, run).map(
      (stored) => ({ kind: 'absent', account, stored }) as const,
    ),
  ]
}

function rulesOf({ identity, at }: Run): MatchRules {
  const { movesDays, amountMayChange } = identity
  return { movesDays, amountMayChange, today: at.slice(0, 10) }
}

/**
 * The bank's own rows that a whole answer for their days is without. A history stops at a day the bank does not name: there a
 * row is gone once an older one was told. An answer that knows none of several rows proves nothing but that something is wrong
 * with it.
 */
function absentFrom(
  { from, to, sureFrom }: PageToSave,
  rows: readonly BankTransaction[],
  known: Known,
  decisions: readonly Decision[],
  account: AccountRecord,
  { told, unproven }: Run,
): readonly StoredRow[] {
  if (sureFrom === null) return []
  const met = new Set(decisions.flatMap((decision) => (decision.kind === 'merge' ? decision.stored.id : [])))
  const absent = known.rows.filter(
    ({ id, bookedOn, isFromBank }) =>
      isFromBank === 1 && bookedOn >= from && bookedOn <= to && !met.has(id) && !told.has(id),
  )
  const believed = absent.length > 1 && met.size === 0 ? [] : absent
  const oldest = rows.reduce((day, { bookedOn }) => (bookedOn < day ? bookedOn : day), sureFrom)
  const earlier = unproven.get(account.id) ?? []
  const isProven = ({ bookedOn }: StoredRow): boolean => bookedOn >= oldest
  unproven.set(
    account.id,
    [...earlier, ...believed].filter((row) => !isProven(row)),
  )
  return [...earlier, ...believed].filter((row) => isProven(row) && !told.has(row.id) && !met.has(row.id))
}

/** One transaction, as long as a share of the thread lasts. Returns where to go on. */
function saveSome(
  work: readonly Item[],
  start: number,
  page: PageToSave,
  { run, onSaved }: SaveContext,
  pace: Pace,
): number {
  const { store, runId, entryId, at } = run
  let next = start
  let added = 0
  let changed = 0
  store.journal.writePage(entryId, () => {
    for (; next < work.length && !(next > start && pace.isDue()); next++) {
      const item = work[next]
      if (item === undefined) break
      if (item.kind === 'absent') {
        run.absent.set(item.stored.id, item.account.id)
        if (item.stored.missingSince === null) store.transactions.setMissing(item.stored.id, at)
        continue
      }
      const outcome = carryOut(item.decision, item.account, run, page.rereadFrom !== null)
      if (outcome === 'added') added++
      if (outcome === 'changed') changed++
    }
    store.runs.count(runId, added, changed)
    if (next >= work.length) page.closing()
  })
  onSaved(added, changed)
  return next
}
