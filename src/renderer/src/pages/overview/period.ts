import type { CalendarDate } from '../../../../shared/ids.ts'
import type { Account } from '../../../../shared/model.ts'
import { monthsBefore } from '../../format/date.ts'

export const periods = ['3m', '1y', '3y', 'all'] as const
export type Period = (typeof periods)[number]

const months: Readonly<Record<Exclude<Period, 'all'>, number>> = { '3m': 3, '1y': 12, '3y': 36 }

/** The first day of a period that ends today. `all` begins with the oldest row of any account. */
export function startOf(period: Period, today: CalendarDate, accounts: readonly Account[]): CalendarDate {
  if (period !== 'all') return monthsBefore(today, months[period])
  const oldest = accounts.flatMap((account) => account.oldestOn ?? []).sort()[0]
  return oldest === undefined || oldest > today ? monthsBefore(today, 12) : oldest
}

/** The first day of the first whole month that a period shows as a bar: a year is twelve bars, this month the last. */
export function firstMonthOf(
  period: Period,
  today: CalendarDate,
  accounts: readonly Account[],
): CalendarDate {
  const start = period === 'all' ? startOf(period, today, accounts) : monthsBefore(today, months[period] - 1)
  return `${start.slice(0, 7)}-01`
}

/** The currencies of the accounts, the one most accounts have first. */
export function currenciesOf(accounts: readonly Account[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { currency } of accounts) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))
    .map(([currency]) => currency)
}

/** A name for each account that no other has: where two are called the same, the end of the number tells them apart. */
export function labelsOf(accounts: readonly Account[]): ReadonlyMap<string, string> {
  const names = accounts.map((account) => account.name)
  return new Map(
    accounts.map((account, index) => {
      const isAlone = names.indexOf(account.name) === names.lastIndexOf(account.name)
      const mark = account.number === null ? String(index + 1) : account.number.slice(-5)
      return [account.id, isAlone ? account.name : `${account.name} (${mark})`]
    }),
  )
}
