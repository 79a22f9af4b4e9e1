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
}
