/** A local calendar date, `YYYY-MM-DD`; never an instant. */
export type CalendarDate = string
/** A point in time, UTC ISO 8601 with a `Z`. */
export type Instant = string

export type ConnectionId = string
export type AccountId = string
/** Positive: a booked row. Negative: a pending one, whose number is used anew after the next sync. */
export type TransactionId = number
/** One file that was taken in. */
export type ImportId = number
/** One entry of the journal: a sync, an import, an edit. */
export type EntryId = number
