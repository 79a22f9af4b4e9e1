import type { BookingStatus } from '../../../shared/model.ts'
import type { Day } from '../household/calendar.ts'
import type { Posting } from '../household/posting.ts'

/** A line of an account, whoever invented it. */
export type Entry = Omit<Posting, 'account'>
export interface Line {
  readonly posting: Entry
  readonly status: BookingStatus
  readonly day: Day
}

/** An account as this bank knows it. What is nullable here was nullable in its specification (fact sheet 6). */
export interface SbankenAccount {
  /** 32 upper-case hex digits. */
  readonly id: string
  readonly number: string | null
  readonly name: string | null
  readonly type: string | null
  readonly ownerId: string
  readonly limitMinor: number | null
  readonly isCard: boolean
  readonly isDefault: boolean
  balance(today: Day): { readonly bookedMinor: number; readonly availableMinor: number }
  /** Dated from `from` to `to`, in order of date and serial. */
  lines(today: Day, from: Day, to: Day): readonly Line[]
}
