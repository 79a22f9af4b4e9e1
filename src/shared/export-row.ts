import type { AccountId, CalendarDate, TransactionId } from './ids.ts'
import type { BookingStatus } from './model.ts'

/** A transaction as a file takes it. Flat, because a hundred thousand of them pass from one thread to another. */
export interface ExportRow {
  readonly id: TransactionId
  readonly accountId: AccountId
  readonly accountName: string
  readonly accountNumber: string | null
  readonly status: BookingStatus
  readonly bookedOn: CalendarDate
  readonly valueOn: CalendarDate | null
  readonly purchasedOn: CalendarDate | null
  readonly minor: number
  readonly currency: string
  readonly originalMinor: number | null
  readonly originalCurrency: string | null
  /** Decimal text: account-currency units for one foreign unit. */
  readonly rate: string | null
  readonly counterparty: string | null
  readonly counterpartyAccount: string | null
  readonly text: string
  readonly bankText: string
  readonly message: string | null
  readonly bankRef: string | null
  readonly isOwnTransfer: boolean
  readonly note: string | null
  readonly tags: readonly string[]
  /** Empty: it is whole. Else parts that come to `minor`, the rest among them. */
  readonly parts: readonly ExportPart[]
  /** Of a line that is one part of it, which whoever writes the file makes; null: the whole. */
  readonly part: ExportPart | null
}

export interface ExportPart {
  readonly text: string
  readonly minor: number
}
