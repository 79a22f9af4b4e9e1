import type { TFunction } from 'i18next'
import type { CalendarDate } from '../../../../shared/ids.ts'
import type { Account } from '../../../../shared/model.ts'
import type { ShownChip } from '../../components/Chips.tsx'
import type { Format } from '../../format/use-format.ts'
import { amountCurrencyOf, sizesOf } from './filter.ts'
import type { ListState } from './list-state.ts'
import { spanOf } from './period.ts'

/** One filter in force, in words, and what takes it off. */
export interface Chip extends ShownChip {
  readonly without: Partial<ListState>
}

export interface Words {
  readonly t: TFunction
  readonly format: Format
  readonly today: CalendarDate
}

/** Every filter in force but the search, which stands in its own field. */
export function chipsOf(state: ListState, accounts: readonly Account[], words: Words): readonly Chip[] {
  return [
    ...accountChips(state, accounts, words),
    ...periodChips(state, words),
    ...amountChips(state, accounts, words),
    ...statusChips(state, words),
    ...transferChips(state, words),
    ...tagChips(state, words),
  ]
}

function accountChips(state: ListState, accounts: readonly Account[], { t }: Words): readonly Chip[] {
  return state.accountIds.map((id) => ({
    id: `account ${id}`,
    name: accounts.find((account) => account.id === id)?.name ?? t('transactions.accountFilter.unknown'),
    without: { accountIds: state.accountIds.filter((each) => each !== id) },
  }))
}

function periodChips({ preset, from, to }: ListState, words: Words): readonly Chip[] {
  const { t, today } = words
  const without = { preset: null, from: null, to: null }
  if (preset !== null) {
    const span = spanOf(preset, today)
    const name = t(`transactions.period.presets.${preset}`)
    return [{ id: 'period', name, detail: spanText(span.from ?? null, span.to ?? null, words), without }]
  }
  return from === null && to === null ? [] : [{ id: 'period', name: spanText(from, to, words), without }]
}

function spanText(from: CalendarDate | null, to: CalendarDate | null, { t, format }: Words): string {
  if (from !== null && to !== null) {
    return t('transactions.period.between', { from: format.date(from), to: format.date(to) })
  }
  return from === null
    ? t('transactions.period.until', { to: format.date(to ?? '') })
    : t('transactions.period.since', { from: format.date(from) })
}

function amountChips(state: ListState, accounts: readonly Account[], words: Words): readonly Chip[] {
  const { t } = words
  const chips: Chip[] = []
  if (state.direction !== null) {
    const name = t(`transactions.amount.${state.direction}`)
    chips.push({ id: 'direction', name, without: { direction: null } })
  }
  const name = amountText(state, accounts, words)
  if (name !== null) chips.push({ id: 'amount', name, without: { amountFrom: null, amountTo: null } })
  if (state.currency !== null) {
    chips.push({ id: 'currency', name: state.currency, without: { currency: null } })
  }
  return chips
}

/** The amounts as they were understood, so that "1.234" shows what it was taken for; null when none is in force. */
function amountText(state: ListState, accounts: readonly Account[], { t, format }: Words): string | null {
  const currency = amountCurrencyOf(state, accounts)
  if (currency === null) return null
  const text = (minor: number | null) =>
    minor === null ? null : format.money({ minor, currency }, { currency: 'hide' })
  const { minSize, maxSize } = sizesOf(state, currency)
  const [from, to] = [text(minSize), text(maxSize)]
  if (from !== null && to !== null) return t('transactions.amount.between', { from, to })
  if (from !== null) return t('transactions.amount.atLeast', { from })
  return to === null ? null : t('transactions.amount.atMost', { from: to })
}

function statusChips({ status }: ListState, { t }: Words): readonly Chip[] {
  if (status === null) return []
  return [{ id: 'status', name: t(`transactions.status.${status}`), without: { status: null } }]
}

function transferChips({ transfers }: ListState, { t }: Words): readonly Chip[] {
  if (transfers === null) return []
  return [
    { id: 'transfers', name: t(`transactions.transfers.chips.${transfers}`), without: { transfers: null } },
  ]
}

function tagChips({ tag }: ListState, { t }: Words): readonly Chip[] {
  if (tag === null) return []
  return [{ id: 'tag', name: t('annotation.filter.chip', { tag }), without: { tag: null } }]
}
