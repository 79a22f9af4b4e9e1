import type { SandboxClock } from '../clock.ts'
import { osloDay, type Day } from './calendar.ts'
import type { Books, Household } from './household.ts'

/** The ledger as of the clock, reckoned once a day of it. */
export function dailyBooks(clock: SandboxClock, household: Household): () => Books {
  let day: Day | null = null
  let books: Books | null = null
  return () => {
    const today = osloDay(clock.now())
    if (books === null || day !== today) books = household.books((day = today))
    return books
  }
}
