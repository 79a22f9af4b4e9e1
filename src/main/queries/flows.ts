import type { MonthlyFlow } from '../../shared/contract-views.ts'
import type { CalendarDate } from '../../shared/ids.ts'
import type { ReadDb } from '../store/port.ts'

export interface FlowsInput {
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** The last day that counts: a row dated ahead has moved nothing yet. */
  readonly today: CalendarDate
}

/**
 * Booked money in and out of the accounts a person follows, by month and currency; months without a row are left out.
 * What moved between own accounts is in neither and is summed apart from its outgoing side: the incoming side of the
 * same transfer may be booked in the next month, and would count it twice.
 */
export function flowsQuestion(db: ReadDb) {
  const byMonth = db.prepare<{ from: string; to: string; today: string }, MonthlyFlow>(`
    SELECT substr(d.day, 1, 7) AS month, a.currency AS currency,
      SUM(d.in_minor - d.own_in_minor) AS inMinor,
      SUM(d.minor - d.in_minor - d.own_out_minor) AS outMinor,
      SUM(-d.own_out_minor) AS ownTransferMinor
    FROM account_day d JOIN account a ON a.id = d.account_id
    WHERE a.is_chosen = 1 AND d.count > 0 AND d.day BETWEEN @from AND min(@to, @today)
    GROUP BY 1, 2 ORDER BY 1, 2`)
  return ({ from, to, today }: FlowsInput): readonly MonthlyFlow[] => byMonth.all({ from, to, today })
}
