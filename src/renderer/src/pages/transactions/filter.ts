import type { TransactionFilter } from '../../../../shared/contract.ts'
import type { CalendarDate } from '../../../../shared/ids.ts'
import type { Account } from '../../../../shared/model.ts'
import { haveSameDecimals, minorOf } from '../../format/amount-input.ts'
import type { ListState } from './list-state.ts'
import { spanOf, type Span } from './period.ts'

/** The days asked for. */
export function spanOfState(state: ListState, today: CalendarDate): Span {
  if (state.preset !== null) return spanOf(state.preset, today)
  return {
    ...(state.from === null ? {} : { from: state.from }),
    ...(state.to === null ? {} : { to: state.to }),
  }
}

/** The currencies the list can hold, those of most accounts first. */
export function currenciesOf(state: ListState, accounts: readonly Account[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { id, currency } of accounts) {
    if (state.accountIds.length > 0 && !state.accountIds.includes(id)) continue
    counts.set(currency, (counts.get(currency) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([currency]) => currency)
}

/** The currency in whose decimals an amount is typed; null when the list holds currencies with different ones, for then
 *  a number typed could mean two things. */
export function amountCurrencyOf(state: ListState, accounts: readonly Account[]): string | null {
  if (state.currency !== null) return state.currency
  const currencies = currenciesOf(state, accounts)
  return haveSameDecimals(currencies) ? (currencies[0] ?? null) : null
}

/**
 * The question for main. An amount that cannot be one of the currency (too many decimals) is left out, as the field that
 * holds it says; so is one that could mean two things.
 */
export function filterOf(
  state: ListState,
  accounts: readonly Account[],
  today: CalendarDate,
): TransactionFilter {
  const { minSize, maxSize } = sizesOf(state, amountCurrencyOf(state, accounts))
  return {
    ...spanOfState(state, today),
    ...(state.text.trim() === '' ? {} : { text: state.text }),
    ...(state.accountIds.length === 0 ? {} : { accountIds: [...state.accountIds] }),
    ...(state.direction === null ? {} : { direction: state.direction }),
    ...(minSize === null ? {} : { minSizeMinor: minSize }),
    ...(maxSize === null ? {} : { maxSizeMinor: maxSize }),
    ...(state.currency === null ? {} : { currency: state.currency }),
    ...(state.status === null ? {} : { status: state.status }),
    ...(state.tag === null ? {} : { tag: state.tag }),
    ...(state.transfers === null ? {} : { transfers: state.transfers }),
  }
}

/** The two amounts in minor units, the right way round: "from 500 to 200" means what lies between. */
export function sizesOf(
  { amountFrom, amountTo }: ListState,
  currency: string | null,
): { readonly minSize: number | null; readonly maxSize: number | null } {
  const minor = (decimal: string | null) =>
    decimal === null || currency === null ? null : minorOf(decimal, currency)
  const [from, to] = [minor(amountFrom), minor(amountTo)]
  const isTurned = from !== null && to !== null && from > to
  return isTurned ? { minSize: to, maxSize: from } : { minSize: from, maxSize: to }
}
