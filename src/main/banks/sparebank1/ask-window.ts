import type { CalendarDate } from '../../../shared/ids.ts'
import type { BankTransaction } from '../bank.ts'
import type { Answer } from './answer.ts'
import { addDays, daysBetween } from './dates.ts'
import type { RowOwner } from './transaction.ts'
import { marginsOf } from './window-size.ts'

/** One call: the rows of these accounts from one day to another, at most `rowLimit` of them. */
export type Ask = (
  accounts: readonly RowOwner[],
  fromDate: CalendarDate,
  toDate: CalendarDate,
  rowLimit: number,
  signal: AbortSignal,
) => Promise<Answer>

/** What was asked of a window, and what came. */
export interface AskedWindow {
  readonly answer: Answer
  /** Rows may be missing: ask for fewer days. Never said of a single day. */
  readonly isCut: boolean
  /** How many rows the bank has for a day of this time. */
  readonly rowsPerDay: number
}

/** An answer of five thousand rows is some six megabytes, well within the largest reply `main/http` reads. */
const fullest = (rowLimit: number): number => Math.max(rowLimit, Math.min(rowLimit * 5, 5000))

/** Asks for a window, wider than it is (`marginsOf`). What is too much is filtered out by `rowsOfDays`. */
export async function askWindow(
  ask: Ask,
  asked: { readonly accounts: readonly RowOwner[]; readonly rowLimit: number; readonly today: CalendarDate },
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
  signal: AbortSignal,
): Promise<AskedWindow> {
  const { accounts, rowLimit, today } = asked
  const { before, after } = marginsOf(daysBetween(from, to) + 1, to >= today)
  const fromDate = addDays(from, -before)
  const toDate = addDays(to, after)
  const answer = await ask(accounts, fromDate, toDate, rowLimit, signal)
  const isFull = answer.wireCount >= rowLimit
  const rowsPerDay =
    answer.wireCount / (isFull ? daysOf(answer) : daysBetween(fromDate, earliest(toDate, today)) + 1)
  if (ignoresDays(answer, fromDate, toDate)) {
    return { answer: isFull ? withProblem(answer, 'ROWS_CUT_OFF') : answer, isCut: false, rowsPerDay }
  }
  if (!mayBeCut(answer, accounts, rowLimit)) return { answer, isCut: false, rowsPerDay }
  if (from < to) return { answer, isCut: true, rowsPerDay }
  const apart = await askApart(accounts, rowLimit, (account, limit) =>
    ask([account], fromDate, toDate, limit, signal),
  )
  return { answer: apart, isCut: false, rowsPerDay }
}

/** A server that answers with everything whatever days it is asked for will not answer with less for fewer days: then a full
 *  or a round number of rows says nothing of the window. The bank itself is a few days off at most (`marginsOf`). */
function ignoresDays({ rows, wireCount }: Answer, fromDate: CalendarDate, toDate: CalendarDate): boolean {
  const inside = rows.filter(({ bookedOn }) => bookedOn >= fromDate && bookedOn <= toDate)
  return wireCount > 0 && inside.length * 2 < rows.length
}

function withProblem(answer: Answer, problem: string): Answer {
  return { ...answer, problems: [...new Set([...answer.problems, problem])] }
}

/** The days a cut answer reaches over, from its oldest row to its newest. */
function daysOf({ rows }: Answer): number {
  const [first] = rows
  let oldest = first?.bookedOn ?? ''
  let newest = oldest
  for (const { bookedOn } of rows) {
    if (bookedOn < oldest) oldest = bookedOn
    if (bookedOn > newest) newest = bookedOn
  }
  return first === undefined ? 1 : daysBetween(oldest, newest) + 1
}

function earliest(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b
}

/**
 * May rows be missing? As many as asked for, or more (a bank that counts per account), surely says so. The bank's own ceiling
 * is unknown and would cut silently below our limit, but a ceiling is a round number: so an answer of exactly 50, 100, 150 …
 * rows is not trusted either. Of the accounts only the fullest is looked at, cards apart because another system of the bank
 * answers for them: a ceiling that lets one account have more rows did not cut another at fewer. An innocent answer costs two
 * calls, one in seventeen at most.
 */
export function mayBeCut(answer: Answer, accounts: readonly RowOwner[], rowLimit: number): boolean {
  if (answer.wireCount >= rowLimit || isRound(answer.wireCount)) return true
  const counts = new Map<string, number>()
  for (const { bankKey } of answer.rows) counts.set(bankKey, (counts.get(bankKey) ?? 0) + 1)
  const fullestOf = (owners: readonly RowOwner[]): number =>
    owners.reduce((most, { bankKey }) => Math.max(most, counts.get(bankKey) ?? 0), 0)
  const isCard = ({ kind }: RowOwner): boolean => kind === 'credit-card'
  return (
    isRound(fullestOf(accounts.filter(isCard))) ||
    isRound(fullestOf(accounts.filter((account) => !isCard(account))))
  )
}

function isRound(count: number): boolean {
  return count > 0 && count % 50 === 0
}

/** One day is still too much for one answer: each account by itself, and one that still fills it with the fullest answer.
 *  If even that is full, rows are missing and the page says so. */
async function askApart(
  accounts: readonly RowOwner[],
  rowLimit: number,
  ask: (account: RowOwner, limit: number) => Promise<Answer>,
): Promise<Answer> {
  const rows: BankTransaction[] = []
  const problems = new Set<string>()
  let wireCount = 0
  for (const account of accounts) {
    let answer = await ask(account, rowLimit)
    if (answer.wireCount >= rowLimit) {
      const before = answer.wireCount
      answer = await ask(account, fullest(rowLimit))
      const isStillFull = answer.wireCount >= fullest(rowLimit) || answer.wireCount <= before
      if (isStillFull) problems.add('ROWS_CUT_OFF')
    }
    for (const row of answer.rows) rows.push(row)
    for (const problem of answer.problems) problems.add(problem)
    wireCount += answer.wireCount
  }
  return { rows, wireCount, problems: [...problems] }
}
