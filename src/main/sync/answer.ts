import type { ImportFormat } from '../../shared/import-file.ts'
import type { CalendarDate } from '../../shared/ids.ts'
import type { ReviewReason } from '../../shared/review.ts'
import type { TransactionFacts } from '../store/columns.ts'
import type { StoredRow } from '../store/identities.ts'

/** A booked row as a bank or a file tells it. */
export interface AnswerRow extends TransactionFacts {
  /** Its lasting name within the account: the bank's own id, or `file:` with format and reference. null: there is none. */
  readonly identity: string | null
}

/** The booked rows a bank, or a file, gave for one account, and the days the answer is about. */
export interface Answer {
  readonly source: 'bank' | 'file'
  /** Of a file: each kind words a payment in its own way. */
  readonly format?: ImportFormat
  readonly rows: readonly AnswerRow[]
  /** Inclusive. Each of these days is whole: a row that is not here does not exist (any more) under this identity. */
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** False when the bank said that parts are missing: then absence proves nothing. */
  readonly isWhole: boolean
  readonly rules: MatchRules
  /** The oldest day of the whole reading this answer is a part of, where its days were all read before: a row that is new on
   *  one of them, and like one from before that day, may have moved in. null: never read before. */
  readonly rereadFrom?: CalendarDate | null
}

/** What the teller's identity policy says, and the day it is. */
export interface MatchRules {
  /** Days a booking date may move when a row is told anew. */
  readonly movesDays: number
  /** Could a booked amount change? */
  readonly amountMayChange: boolean
  /** null: rows of this teller never settle. */
  readonly today: CalendarDate | null
}

/** Why a row that is added may yet be one that is there. */
export interface Doubt {
  readonly stored: StoredRow
  readonly reason: ReviewReason
}

/** What is stored of the account. */
export interface Known {
  /** The rows of the answer's days and of as many around them as a date may move. */
  readonly rows: readonly StoredRow[]
  byIdentity(identity: string): StoredRow | null
  byFormerIdentity(identity: string): StoredRow | null
  readonly hasFormerIdentities: boolean
  /** The bank told of it already, earlier in the same reading. */
  isTold(id: number): boolean
}

/** What to do with one row of the answer. */
export type Decision =
  /** It is this stored row; `identity` when the row is to be known by a new one. */
  | {
      readonly kind: 'merge'
      readonly row: AnswerRow
      readonly stored: StoredRow
      readonly identity: string | null
    }
  /** It is new; `identity` null: the bank's is missing or taken, so content has to do. Both rows of a doubt stand. */
  | {
      readonly kind: 'add'
      readonly row: AnswerRow
      readonly identity: string | null
      readonly doubt: Doubt | null
    }
// A row for which there is no decision waits: the answer is partial, the cursor stays, and the same days are read again.

export function isWithin(day: CalendarDate, answer: Pick<Answer, 'from' | 'to'>): boolean {
  return day >= answer.from && day <= answer.to
}

/** A file that was made at noon has half of its last day: a row that is missing there may simply have come later. */
export function isOver(day: CalendarDate, answer: Answer): boolean {
  return isWithin(day, answer) && (answer.source === 'bank' || day < answer.to)
}
