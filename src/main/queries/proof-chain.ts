import { chainBreaks, type Break, type ChainRow } from '../../shared/balance-chain.ts'
import type { AccountId, CalendarDate } from '../../shared/ids.ts'
import type { ReadDb } from '../store/port.ts'

/** As many as are read in some 50 ms: years of most accounts. */
const mostRows = 20_000

/** Where the money is missing, as far as the bank's own words on its rows tell: from the day before `from` to the balance it
 *  stated at the end of `through`. */
export function breaksQuestion(
  db: ReadDb,
): (asked: {
  readonly accountId: AccountId
  readonly from: CalendarDate
  readonly through: CalendarDate
  readonly bankMinor: number
}) => readonly Break[] {
  const newest = db.prepare<{ id: string; from: string; through: string; most: number }, ChainRow>(`
    SELECT booked_on AS day, minor, balance_after_minor AS after FROM bank_transaction
    WHERE account_id = @id AND booked_on >= @from AND booked_on <= @through
    ORDER BY booked_on DESC, id DESC LIMIT @most`)
  return ({ accountId, from, through, bankMinor }) => {
    const rows = newest.all({ id: accountId, from, through, most: mostRows })
    // Of the oldest day only a part may have been taken: it is no day to begin with.
    const oldest = rows.length === mostRows ? rows.at(-1)?.day : undefined
    return chainBreaks(
      rows.filter(({ day }) => day !== oldest),
      { day: through, minor: bankMinor },
    )
  }
}
