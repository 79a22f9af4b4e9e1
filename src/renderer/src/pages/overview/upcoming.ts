import type { CalendarDate } from '../../../../shared/ids.ts'
import type { UpcomingPayment } from '../../../../shared/model.ts'
import type { Money } from '../../../../shared/money.ts'
import { daysBetween } from '../../format/date.ts'

/** How far ahead the sum looks. */
export const sumDays = 30

export interface SumsAhead {
  /** One a currency, the one of most payments first. */
  readonly sums: readonly Money[]
  /** Are there transfers between own accounts in these days, which are in no sum? */
  readonly hasOwnTransfers: boolean
}

/** What the payments due within the next thirty days come to. What was due before and has not moved yet is part of it; what
 *  only changes accounts is not, as in the flows of a month. */
export function sumsAhead(payments: readonly UpcomingPayment[], today: CalendarDate): SumsAhead {
  const near = payments.filter(({ dueOn }) => daysBetween(today, dueOn) <= sumDays)
  const counted = near.filter(({ isOwnTransfer }) => !isOwnTransfer)
  const byCurrency = Map.groupBy(counted, ({ amount }) => amount.currency)
  const sums = [...byCurrency]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([currency, same]) => ({ currency, minor: same.reduce((sum, { amount }) => sum + amount.minor, 0) }))
  return { sums, hasOwnTransfers: counted.length < near.length }
}

/** Payments under the day they are due on; they come sorted by it. */
export function byDueDay(
  payments: readonly UpcomingPayment[],
): readonly { readonly dueOn: CalendarDate; readonly payments: readonly UpcomingPayment[] }[] {
  return [...Map.groupBy(payments, ({ dueOn }) => dueOn)].map(([dueOn, own]) => ({ dueOn, payments: own }))
}
