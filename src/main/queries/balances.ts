import type { BalanceHistory } from '../../shared/contract-views.ts'
import type { AccountId, CalendarDate } from '../../shared/ids.ts'
import type { ReadDb } from '../store/port.ts'
import { calendarDateOf, dayNumberOf } from './calendar.ts'

/** More points than a chart has pixels for help nobody. */
const maxPoints = 400

export interface BalancesInput {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly accountIds?: readonly AccountId[] | undefined
  /** The last day that has a balance: what a bank dated into the future has not moved any money yet. */
  readonly today: CalendarDate
}

interface AccountRow {
  readonly id: string
  readonly currency: string
  readonly booked_minor: number | null
  /** First day the balance is known: of the oldest booked row, or of the first word of the bank or a file on it if that is
   *  older. */
  readonly known_from: string | null
}
interface DayRow {
  readonly day: string
  readonly minor: number
}

/**
 * The booked balance at the end of each day, worked out backwards from what the bank said last: the balance of a day is
 * the balance now less everything booked on the days after it. Days after today are left off.
 */
export function balancesQuestion(db: ReadDb): (input: BalancesInput) => BalanceHistory {
  const chosen = db.prepare<{ ids: string | null }, AccountRow>(`
    SELECT a.id, a.currency, a.booked_minor, (
      SELECT MIN(day) FROM (
        SELECT MIN(d.day) AS day FROM account_day d WHERE d.account_id = a.id AND d.count > 0
        UNION ALL SELECT substr(MIN(r.read_at), 1, 10) FROM balance_reading r WHERE r.account_id = a.id
        UNION ALL SELECT MIN(i.stated_on) FROM import_account i WHERE i.account_id = a.id)) AS known_from
    FROM account a LEFT JOIN connection c ON c.id = a.connection_id
    WHERE a.is_chosen = 1 AND (@ids IS NULL OR a.id IN (SELECT value FROM json_each(@ids)))
    ORDER BY c.created_at, c.id, a.rowid`)
  const daysAfter = db.prepare<{ accountId: string; after: string; today: string }, DayRow>(`
    SELECT day, minor FROM account_day
    WHERE account_id = @accountId AND day > @after AND day <= @today AND count > 0
    ORDER BY day DESC`)

  return ({ from, to, accountIds, today }) => {
    const days = chartDays(from, to < today ? to : today)
    const after = days[0] ?? today
    const accounts = chosen.all({ ids: accountIds === undefined ? null : JSON.stringify(accountIds) })
    const series = accounts.map((account) => ({
      accountId: account.id,
      currency: account.currency,
      ...balancesOn(days, account, daysAfter.all({ accountId: account.id, after, today })),
    }))
    return { days, series }
  }
}

/** Days from `from` to `to`, evenly thinned from the end so that the last is always there. */
function chartDays(from: CalendarDate, to: CalendarDate): readonly CalendarDate[] {
  const first = dayNumberOf(from)
  const last = dayNumberOf(to)
  const step = Math.max(1, Math.ceil((last - first + 1) / maxPoints))
  const days: CalendarDate[] = []
  for (let day = last; day >= first; day -= step) days.push(calendarDateOf(day))
  return days.reverse()
}

/** `sums` are the account's day sums, the newest first. */
function balancesOn(days: readonly CalendarDate[], account: AccountRow, sums: readonly DayRow[]) {
  const { booked_minor: bookedMinor, known_from: knownFrom } = account
  if (bookedMinor === null || knownFrom === null) return { minor: days.map(() => null), beforeMinor: null }
  let balance = bookedMinor
  let next = 0
  const backwards = days.toReversed().map((day) => {
    for (let sum = sums[next]; sum !== undefined && sum.day > day; sum = sums[++next]) balance -= sum.minor
    return day < knownFrom ? null : balance
  })
  // Every sum since the first day has been taken off by now: what is left is what there was before the first row.
  const beginsWithin = knownFrom > (days[0] ?? '') && knownFrom <= (days.at(-1) ?? '')
  return { minor: backwards.reverse(), beforeMinor: beginsWithin ? balance : null }
}
