import type { ImportFormat } from '../../shared/import-file.ts'
import type { CalendarDate } from '../../shared/ids.ts'
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
}

/** What is stored of the account. */
export interface Known {
  /** The rows of the answer's days and of three days around them. */
  readonly rows: readonly StoredRow[]
  byIdentity(identity: string): StoredRow | null
  byFormerIdentity(identity: string): StoredRow | null
  readonly hasFormerIdentities: boolean
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
  /** It is new; `identity` null: the bank's is missing or taken, so content has to do. */
  | { readonly kind: 'add'; readonly row: AnswerRow; readonly identity: string | null }
// A row for which there is no decision waits: the answer is partial, the cursor stays, and the same days are read again.
