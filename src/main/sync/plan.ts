import type { AccountId, CalendarDate } from '../../shared/ids.ts'
import type { TransactionQuery } from '../banks/bank.ts'
import type { AccountRecord } from '../store/account-record.ts'
import { addDays } from './identity.ts'

/** Accounts that can be asked about with one question: a bank that takes several at once is called once for all. */
export interface Question {
  readonly accounts: readonly AccountRecord[]
  readonly query: TransactionQuery
}

/** What happened since each account was last read through, and the days before it in which rows still change. Where something
 *  older is in doubt, its days are read as well: they say whether the row is still there. */
export function recentQuestions(
  accounts: readonly AccountRecord[],
  overlapDays: number,
  historyFrom: CalendarDate | null,
  doubts: Doubts = noDoubts,
): readonly Question[] {
  const read = accounts.filter((account) => account.readThrough !== null)
  return [...Map.groupBy(read, (account) => account.readThrough ?? '')].map(([readThrough, group]) => {
    const overlap = addDays(readThrough, -overlapDays)
    const after = addDays(readThrough, -furthestDoubtDays)
    const doubtful = group.flatMap(({ id }) => doubts.oldest(id, after) ?? [])
    const from = [overlap, ...doubtful.map((day) => addDays(day, -doubts.movesDays))].reduce((a, b) =>
      b < a ? b : a,
    )
    return question(group, historyFrom !== null && historyFrom > from ? historyFrom : from, null)
  })
}

/** Where rows are in doubt, and how many days one of them may have moved. */
export interface Doubts {
  readonly oldest: (accountId: AccountId, after: CalendarDate) => CalendarDate | null
  readonly movesDays: number
}
const noDoubts: Doubts = { oldest: () => null, movesDays: 0 }

/** What is in doubt for longer is the person's to say: no bank is asked for years every hour. */
const furthestDoubtDays = 90

/** Backwards from where each account's history stopped. Accounts never read begin here: the first page is today's. */
export function historyQuestions(
  accounts: readonly AccountRecord[],
  historyFrom: CalendarDate | null,
): readonly Question[] {
  const open = accounts.filter((account) => !account.isHistoryDone)
  return [...Map.groupBy(open, (account) => account.historyCursor)].map(([cursor, group]) =>
    question(group, historyFrom, cursor),
  )
}

/** The same question asked of one account after another, for a bank that takes one at a time. */
export function oneByOne({ accounts, query }: Question): readonly Question[] {
  return accounts.map((account) => ({
    accounts: [account],
    query: { ...query, accounts: query.accounts.filter(({ bankKey }) => bankKey === account.bankKey) },
  }))
}

function question(
  accounts: readonly AccountRecord[],
  from: CalendarDate | null,
  cursor: string | null,
): Question {
  const asked = accounts.map(({ bankKey, kind, currency }) => ({ bankKey, kind, currency }))
  return { accounts, query: { accounts: asked, from, cursor } }
}
