import type { CalendarDate } from '../../shared/model.ts'
import type { BankTransaction } from '../banks/bank.ts'
import type { StoredRow } from '../store/identities.ts'

/** The booked rows a bank gave for one account, and the days its answer is about. */
export interface Answer {
  readonly rows: readonly BankTransaction[]
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
      readonly row: BankTransaction
      readonly stored: StoredRow
      readonly identity: string | null
    }
  /** It is new; `identity` null: the bank's is missing or taken, so content has to do. */
  | { readonly kind: 'add'; readonly row: BankTransaction; readonly identity: string | null }
// A row for which there is no decision waits: the answer is partial, the cursor stays, and the same days are read again.
