import { osloMidnight, type Day } from '../../household/calendar.ts'
import { instantOf } from '../instants.ts'

/** When and by which identity a row was written. */
export interface Recorded {
  readonly recorded_at: string
  readonly recorded_by: number
}

export const recorded = (at: string, by = 0): Recorded => ({ recorded_at: at, recorded_by: by })

/** When the operator made the organisations: the year's end of 2023 in Oslo (fact sheet 22.1). */
export const byOperator: Recorded = recorded('2023-12-30T23:00:00+00:00')

/** A bound of validity: midnight in Oslo (fact sheet 17). */
export const midnight = (day: Day): string => instantOf(osloMidnight(day))
