import type { CalendarDate } from '../../../shared/model.ts'
import type { BankTransaction } from '../bank.ts'
import type { Answer } from './answer.ts'
import { addDays, daysBetween } from './dates.ts'
import type { RowOwner } from './transaction.ts'

/** One call: the rows of these accounts from one day to another, at most `rowLimit` of them. */
export type Ask = (
  accounts: readonly RowOwner[],
  fromDate: CalendarDate,
  toDate: CalendarDate,
  rowLimit: number,
) => Promise<Answer>

const longestMargin = 7
/** An answer of five thousand rows is some six megabytes, well within the largest reply `main/http` reads. */
const fullest = (rowLimit: number): number => Math.max(rowLimit, Math.min(rowLimit * 5, 5000))

/**
 * Asks for a window, wider than it is: whether both ends count is not documented, and the bank selects "by date performed"
 * but shows the booking date, which over Easter comes six days later. What is too much is filtered out by `rowsOfDays`.
 * A narrow window is widened by no more than its own width (one day by one day), else the margin alone could fill the answer.
 * `cut`: rows may be missing, ask for fewer days; never said of a single day.
 */
export async function askWindow(
  ask: Ask,
  asked: { readonly accounts: readonly RowOwner[]; readonly rowLimit: number },
  from: CalendarDate,
  to: CalendarDate,
): Promise<Answer | 'cut'> {
  const { accounts, rowLimit } = asked
  const margin = Math.min(longestMargin, daysBetween(from, to) + 1)
  const fromDate = addDays(from, -margin)
  const toDate = addDays(to, margin)
  const answer = await ask(accounts, fromDate, toDate, rowLimit)
  if (!mayBeCut(answer, accounts, rowLimit)) return answer
  if (from < to) return 'cut'
  return askApart(accounts, rowLimit, (account, limit) => ask([account], fromDate, toDate, limit))
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
