import { AppError } from '../../shared/errors.ts'
import type { CalendarDate } from '../../shared/ids.ts'
import type { BankTransaction, TransactionPage } from '../banks/bank.ts'
import type { AccountRecord, ReadState } from '../store/account-record.ts'
import { confirmAnnouncements, expireAnnouncements, replaceAnnouncements } from './announcements.ts'
import { addDays } from './identity.ts'
import { historyQuestions, oneByOne, recentQuestions, type Question } from './plan.ts'
import type { Run, SyncProgress } from './job.ts'
import { endOfTime, savePage } from './save.ts'

/** Recent rows first, because they are what the person waits for; then history. */
export async function readTransactions(run: Run, accounts: readonly AccountRecord[]): Promise<void> {
  const { historyFrom } = run.connection
  const overlapDays = run.overlapDays(accounts.map(({ kind }) => kind))
  const asked = (question: Question): readonly Question[] =>
    run.asksEachAccount === true ? oneByOne(question) : [question]
  const { movesDays } = run.identity
  const doubts = { oldest: run.store.reviews.oldestDoubt, movesDays }
  for (const question of recentQuestions(accounts, overlapDays, historyFrom, doubts).flatMap(asked))
    await readRecent(run, question)
  for (const question of historyQuestions(accounts, historyFrom).flatMap(asked))
    await readHistory(run, question)
  for (const { id } of accounts) expireAnnouncements(run, id)
}

/** Until the last page is saved the account counts as read no further than before: a run that ends in between leaves a gap
 *  that the next one closes. */
async function readRecent(run: Run, question: Question): Promise<void> {
  const pending: BankTransaction[] = []
  let newest: CalendarDate | null = null
  for await (const page of pages(run, question, 'recent')) {
    newest ??= page.to
    const readThrough = notAhead(newest, run)
    pending.push(...page.rows.filter((row) => row.status === 'pending'))
    const isComplete = page.isLast && page.problems.length === 0
    await save(run, question, page, { isNewest: page.to === newest, stage: 'recent' }, () => {
      if (page.problems.length > 0) confirmAnnouncements(run, question.accounts, pending)
      if (!isComplete) return
      replaceAnnouncements(run, question.accounts, pending)
      setReadState(run, question, { readThrough })
      setReadFrom(run, question, page.from, false)
      readWhole(run, question)
    })
  }
}

/** Each page moves its cursor. The first page of all is also the first reading of the recent days. */
async function readHistory(run: Run, question: Question): Promise<void> {
  let isNewest = question.query.cursor === null
  for await (const page of pages(run, question, 'history')) {
    const isFirst = isNewest
    await save(run, question, page, { isNewest, stage: 'history' }, () => {
      if (page.problems.length > 0) return
      // Pending rows of older pages are old news: what is still pending is in the next sync's recent days.
      if (isFirst)
        replaceAnnouncements(
          run,
          question.accounts,
          page.rows.filter((row) => row.status === 'pending'),
        )
      const state: ReadState = { historyCursor: page.cursor, isHistoryDone: page.isLast }
      setReadState(run, question, isFirst ? { ...state, readThrough: notAhead(page.to, run) } : state)
      setReadFrom(run, question, page.from, isFirst)
      if (isFirst) readWhole(run, question)
    })
    isNewest = false
  }
}

/** The pages of a question, up to the first that the bank could not give whole: to go on would leave its days unread. */
async function* pages(
  run: Run,
  { accounts, query }: Question,
  stage: SyncProgress['stage'],
): AsyncGenerator<TransactionPage> {
  report(run, accounts, stage, null)
  for await (const page of run.session.transactions(query, run.signal)) {
    if (run.signal.aborted) throw new AppError('cancelled', 'the sync was stopped')
    if (page.problems.length > 0 || (page.unreadable ?? []).length > 0) run.isPartial = true
    if ((page.unreadable ?? []).length > 0) for (const { id } of accounts) run.halfTold.add(id)
    yield page
    if (page.isLast || page.problems.length > 0) return
  }
}

async function save(
  run: Run,
  { accounts, query }: Question,
  page: TransactionPage,
  { isNewest, stage }: { isNewest: boolean; stage: SyncProgress['stage'] },
  closing: () => void,
): Promise<void> {
  await savePage(
    {
      rows: page.rows.filter((row) => row.status === 'booked'),
      from: page.from,
      to: isNewest ? endOfTime : page.to,
      isWhole: page.problems.length === 0,
      sureFrom: sureFrom(run, accounts, page, stage === 'recent' ? 'all' : isNewest ? 'recent' : 'none'),
      rereadFrom: stage === 'recent' ? query.from : null,
      closing,
    },
    {
      run,
      accounts,
      onSaved: (added, changed) => {
        run.added += added
        run.changed += changed
        report(run, accounts, stage, page.from)
      },
    },
  )
}

/** Nothing follows from what half an answer, or one with a row nobody could read, is without. And a bank stops telling its
 *  history at some day without saying at which: there only the days that every sync reads again are sure to be told. */
function sureFrom(
  run: Run,
  accounts: readonly AccountRecord[],
  page: TransactionPage,
  days: 'all' | 'recent' | 'none',
): CalendarDate | null {
  if (page.problems.length > 0 || (page.unreadable ?? []).length > 0) return null
  if (days === 'all') return page.from
  if (days === 'none') return endOfTime
  const recent = addDays(run.at.slice(0, 10), -run.overlapDays(accounts.map(({ kind }) => kind)))
  return recent > page.from ? recent : page.from
}

function setReadState(run: Run, { accounts }: Question, state: ReadState): void {
  for (const { id } of accounts) run.store.accounts.setReadState(id, state)
}

function setReadFrom(run: Run, { accounts }: Question, day: CalendarDate, isAnew: boolean): void {
  for (const { id } of accounts) run.store.proofs.setReadFrom(id, day, isAnew)
}

/** From now on the balance can be judged. */
function readWhole(run: Run, { accounts }: Question): void {
  for (const { id } of accounts) run.readWhole.add(id)
}

/** A bank may answer for days to come; those are not read through before they are over. UTC is never ahead of Europe. */
function notAhead(day: CalendarDate, run: Run): CalendarDate {
  const today = run.at.slice(0, 10)
  return day < today ? day : today
}

function report(
  run: Run,
  accounts: readonly AccountRecord[],
  stage: SyncProgress['stage'],
  reachedOn: CalendarDate | null,
): void {
  const [first] = accounts
  run.onProgress({
    kind: 'sync',
    connectionId: run.connection.id,
    stage,
    accountName: accounts.length === 1 && first !== undefined ? (first.ownName ?? first.bankName) : null,
    count: run.added + run.changed,
    reachedOn,
  })
}
