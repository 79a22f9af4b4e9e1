import type { CalendarDate } from '../../../../shared/ids.ts'
import type { UpcomingPayment } from '../../../../shared/model.ts'
import type { Money } from '../../../../shared/money.ts'
import { daysBetween } from '../../format/date.ts'

/** How far ahead the sum looks. */
export const sumDays = 30

/** What the payments due within the next thirty days come to, one sum a currency, the one of most payments first. What was
 *  due before and has not moved yet is part of it. */
export function sumsAhead(payments: readonly UpcomingPayment[], today: CalendarDate): readonly Money[] {
  const near = payments.filter(({ dueOn }) => daysBetween(today, dueOn) <= sumDays)
  const byCurrency = Map.groupBy(near, ({ amount }) => amount.currency)
  return [...byCurrency]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([currency, own]) => ({ currency, minor: own.reduce((sum, { amount }) => sum + amount.minor, 0) }))
}

/** Payments under the day they are due on; they come sorted by it. */
export function byDueDay(
  payments: readonly UpcomingPayment[],
): readonly { readonly dueOn: CalendarDate; readonly payments: readonly UpcomingPayment[] }[] {
  return [...Map.groupBy(payments, ({ dueOn }) => dueOn)].map(([dueOn, own]) => ({ dueOn, payments: own }))
}
