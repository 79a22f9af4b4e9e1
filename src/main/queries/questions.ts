import type {
  BalanceHistory,
  MonthlyFlow,
  Overview,
  TransactionsSummary,
} from '../../shared/contract-views.ts'
import type { TransactionFilter, TransactionSort } from '../../shared/contract.ts'
import type { ExportRow } from '../../shared/export-row.ts'
import type { AccountId, CalendarDate, ConnectionId, EntryId, TransactionId } from '../../shared/ids.ts'
import type { JournalDetails, JournalEntry } from '../../shared/journal.ts'
import type {
  Account,
  ImportEntry,
  SyncRun,
  Transaction,
  TransactionDetails,
  UpcomingPayment,
} from '../../shared/model.ts'
import type { ProofDetails } from '../../shared/proof.ts'
import type { AnnouncementTrace, ReviewItem } from '../../shared/review.ts'
import type { TransferLink, TransferSideView } from '../../shared/transfer.ts'
import type { ReadDb } from '../store/port.ts'
import { accountsQuestion } from './accounts.ts'
import { announcementTracesQuestion } from './announcements.ts'
import { balancesQuestion, type BalancesInput } from './balances.ts'
import { connectionsQuestion, type StoredConnection } from './connections.ts'
import { exportQuestions } from './export-rows.ts'
import { flowsQuestion, type FlowsInput } from './flows.ts'
import { importsQuestion } from './imports.ts'
import { journalDetailsQuestion } from './journal-details.ts'
import { journalEntryQuestion, journalQuestion, type JournalInput } from './journal.ts'
import { overviewQuestion } from './overview.ts'
import { proofDetailsQuestion } from './proof-details.ts'
import { reviewsQuestion } from './reviews.ts'
import { syncHistoryQuestion } from './sync-history.ts'
import { tagsQuestion, type TagCount } from './tags.ts'
import { transactionDetailsQuestion } from './transaction-details.ts'
import { shownRowsQuestion } from './transaction-rows.ts'
import { transactionsPageQuestion, type PageInput } from './transactions-page.ts'
import { transactionsSummaryQuestion, type SummaryInput } from './transactions-summary.ts'
import { transferCandidatesQuestion } from './transfer-candidates.ts'
import { transferProposalsQuestion } from './transfer-links.ts'
import { upcomingQuestion } from './upcoming.ts'

/** Everything the reader thread can be asked: what goes in and what comes out. */
export interface Questions {
  'connections:list': { readonly input: undefined; readonly output: readonly StoredConnection[] }
  'sync:history': { readonly input: { readonly connectionId: ConnectionId; readonly limit: number }; readonly output: readonly SyncRun[] }
  'accounts:list': { readonly input: undefined; readonly output: readonly Account[] }
  'overview:get': { readonly input: undefined; readonly output: Overview }
  /** As the page asks, with the day it is today added. */
  'balances:history': { readonly input: BalancesInput; readonly output: BalanceHistory }
  'flows:monthly': { readonly input: FlowsInput; readonly output: readonly MonthlyFlow[] }
  'transactions:page': { readonly input: PageInput; readonly output: readonly Transaction[] }
  'transactions:rows': { readonly input: { readonly transactionIds: readonly TransactionId[] }; readonly output: readonly Transaction[] }
  'transactions:summary': { readonly input: SummaryInput; readonly output: TransactionsSummary }
  /** Throws `not-found`. */
  'transaction:get': { readonly input: { readonly transactionId: TransactionId }; readonly output: TransactionDetails }
  'tags:list': { readonly input: undefined; readonly output: readonly TagCount[] }
  /** Throws `not-found`. */
  'transfer:candidates': { readonly input: { readonly transactionId: TransactionId }; readonly output: readonly TransferSideView[] }
  'transfer:proposals': { readonly input: undefined; readonly output: readonly TransferLink[] }
  'review:list': { readonly input: undefined; readonly output: readonly ReviewItem[] }
  'pending:traces': { readonly input: { readonly accountId?: AccountId | undefined }; readonly output: readonly AnnouncementTrace[] }
  'upcoming:list': { readonly input: { readonly today: CalendarDate }; readonly output: readonly UpcomingPayment[] }
  'proof:get': { readonly input: { readonly accountId: AccountId }; readonly output: ProofDetails }
  'import:list': { readonly input: undefined; readonly output: readonly ImportEntry[] }
  'journal:list': { readonly input: JournalInput; readonly output: readonly JournalEntry[] }
  /** Throws `not-found`. */
  'journal:entry': { readonly input: { readonly entryId: EntryId }; readonly output: JournalEntry }
  /** Throws `not-found`. */
  'journal:get': { readonly input: { readonly entryId: EntryId }; readonly output: JournalDetails }
  /** Begins an export on a snapshot of the file; the answer is its number of rows. */
  'export:begin': { readonly input: { readonly filter: TransactionFilter; readonly sort: TransactionSort }; readonly output: number }
  'export:batch': { readonly input: { readonly from: number; readonly limit: number }; readonly output: readonly ExportRow[] }
  'export:end': { readonly input: undefined; readonly output: null }
} // prettier-ignore
export type Question = keyof Questions
export type QuestionInput<Q extends Question> = Questions[Q]['input']
export type Answer<Q extends Question> = Questions[Q]['output']
export type Answers = { readonly [Q in Question]: (input: QuestionInput<Q>) => Answer<Q> }

/** Prepares every question on a connection: SQL with a typo fails here, not on the one page that asks. */
export function answersOf(db: ReadDb): Answers {
  const exporting = exportQuestions(db)
  return {
    'connections:list': connectionsQuestion(db),
    'sync:history': syncHistoryQuestion(db),
    'accounts:list': accountsQuestion(db),
    'overview:get': overviewQuestion(db),
    'balances:history': balancesQuestion(db),
    'flows:monthly': flowsQuestion(db),
    'transactions:page': transactionsPageQuestion(db),
    'transactions:rows': shownRowsQuestion(db),
    'transactions:summary': transactionsSummaryQuestion(db),
    'transaction:get': transactionDetailsQuestion(db),
    'tags:list': tagsQuestion(db),
    'transfer:candidates': transferCandidatesQuestion(db),
    'transfer:proposals': transferProposalsQuestion(db),
    'review:list': reviewsQuestion(db),
    'pending:traces': announcementTracesQuestion(db),
    'upcoming:list': upcomingQuestion(db),
    'proof:get': proofDetailsQuestion(db),
    'import:list': importsQuestion(db),
    'journal:list': journalQuestion(db),
    'journal:entry': journalEntryQuestion(db),
    'journal:get': journalDetailsQuestion(db),
    'export:begin': exporting.begin,
    'export:batch': exporting.batch,
    'export:end': exporting.end,
  }
}
