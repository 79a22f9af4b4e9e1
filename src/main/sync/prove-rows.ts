import { endsOf } from '../../shared/balance-chain.ts'
import type { AccountId, CalendarDate } from '../../shared/ids.ts'
import type { Anchor } from '../store/anchors.ts'
import type { Store } from '../store/store.ts'

/**
 * An anchor by the bank's own word on its rows: the balance before the first row of a day. Taken only where the balance after
 * the newest rows is the one the bank tells of the account, so that both are known to mean the same; what lies between them
 * is then proven, or shows what is missing, at the first reading already. null: the rows tell nothing.
 */
export function anchorByRows(
  { proofs }: Pick<Store, 'proofs'>,
  id: AccountId,
  asked: { readonly from: CalendarDate; readonly today: CalendarDate; readonly bankMinor: number },
): Anchor | null {
  const days = [...Map.groupBy(proofs.toldRows(id, asked.from, asked.today), ({ day }) => day)]
  const told = days.flatMap(([day, rows]) => {
    const ends = endsOf(rows)
    return ends === null ? [] : [{ day, ...ends }]
  })
  const [first, last] = [told.at(0), told.at(-1)]
  // On a newer day than `last` the rows tell no end: then nothing says that the two balances mean the same.
  if (first === undefined || last === undefined || last.day !== days.at(-1)?.[0]) return null
  if (last.closing !== asked.bankMinor) return null
  const { day, opening: minor } = first
  return { day, minor, source: 'bank-row', isSure: true, pendingMinor: 0, aheadMinor: 0 }
}
