import type { CalendarDate, EntryId, Instant } from '../../shared/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { BankTransaction } from '../banks/bank.ts'
import type { AccountRecord } from '../store/account-record.ts'
import type { Store } from '../store/store.ts'
import type { AnswerRow, Decision } from './answer.ts'
import { contentName, loadAround } from './known.ts'
import { isPlausible, match } from './match.ts'
import { startPace, type Pace } from './pace.ts'

/** One page, as far as it concerns the accounts that were asked. */
export interface PageToSave {
  readonly rows: readonly BankTransaction[]
  /** Inclusive; every day whole. */
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly isWhole: boolean
  /** Written in the transaction of the page's last rows: cursors and the pending set. Until then a killed process finds the
   *  old cursor, reads the page again, and recognises what was saved of it. */
  readonly closing: () => void
}

export interface SaveContext {
  readonly store: Store
  readonly accounts: readonly AccountRecord[]
  readonly runId: number
  readonly entryId: EntryId
  readonly at: Instant
  readonly signal: AbortSignal
  /** Called after each commit with what it brought. */
  readonly onSaved: (added: number, changed: number) => void
}

/**
 * Saves the booked rows of a page. A large page becomes several small transactions, so that nothing else waits long; each is
 * complete in itself, and only the last one moves the cursor.
 * @throws AppError `cancelled`, and those of the store; what was committed before stays.
 */
export async function savePage(page: PageToSave, context: SaveContext): Promise<void> {
  const pace = startPace()
  const byAccount = Map.groupBy(page.rows, (row) => row.bankKey)
  const work: { account: AccountRecord; decision: Decision }[] = []
  for (const account of context.accounts) {
    const rows = byAccount.get(account.bankKey)
    if (rows === undefined) continue
    for (const decision of await decide(page, rows, account, context.store, pace))
      work.push({ account, decision })
  }
  let next = 0
  do {
    if (context.signal.aborted) throw new AppError('cancelled', 'the sync was stopped')
    await pace.rest()
    next = saveSome(work, next, page, context, pace)
  } while (next < work.length)
}

async function decide(
  page: PageToSave,
  rows: readonly BankTransaction[],
  account: AccountRecord,
  store: Store,
  pace: Pace,
): Promise<readonly Decision[]> {
  const answer = { source: 'bank', rows, from: page.from, to: page.to, isWhole: page.isWhole } as const
  return match(answer, await loadAround(answer, account.id, store.transactions, pace), pace)
}

/** One transaction, as long as a share of the thread lasts. Returns where to go on. */
function saveSome(
  work: readonly { account: AccountRecord; decision: Decision }[],
  start: number,
  page: PageToSave,
  { store, runId, entryId, at, onSaved }: SaveContext,
  pace: Pace,
): number {
  let next = start
  let added = 0
  let changed = 0
  store.journal.writePage(entryId, () => {
    for (; next < work.length && !(next > start && pace.isDue()); next++) {
      const item = work[next]
      if (item === undefined) break
      const outcome = carryOut(item.decision, item.account, store, at)
      if (outcome === 'added') added++
      if (outcome === 'changed') changed++
    }
    store.runs.count(runId, added, changed)
    if (next >= work.length) page.closing()
  })
  onSaved(added, changed)
  return next
}

function carryOut(
  decision: Decision,
  account: AccountRecord,
  { transactions }: Store,
  at: Instant,
): 'added' | 'changed' | 'same' {
  const { row } = decision
  if (decision.kind === 'merge') {
    const isChanged = transactions.merge(decision.stored.id, row, at)
    if (decision.identity !== null) transactions.reidentify(account.id, decision.stored, decision.identity)
    return isChanged ? 'changed' : 'same'
  }
  if (decision.identity !== null) {
    if (transactions.insert(account.id, decision.identity, row, at)) {
      transactions.forgetFormer(account.id, decision.identity)
      return 'added'
    }
    // The identity is stored with a day far from this one: only now does it show, because asking for each row would cost
    // as much as saving it.
    const stored = transactions.byIdentity(account.id, decision.identity)
    if (stored !== null && isPlausible(stored, row, 'bank'))
      return transactions.merge(stored.id, row, at) ? 'changed' : 'same'
  }
  addByContent(row, account, transactions, at)
  return 'added'
}

function addByContent(
  row: AnswerRow,
  account: AccountRecord,
  transactions: Store['transactions'],
  at: Instant,
): void {
  transactions.insert(account.id, contentName(row, account.id, transactions), row, at)
}
