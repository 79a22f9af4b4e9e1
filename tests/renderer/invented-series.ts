import type { BalanceHistory, MonthlyFlow } from '../../src/shared/contract-views.ts'
import { accountIds, accounts, today } from './invented.ts'

const dayMs = 86_400_000
const maxDays = 400

/** A small generator with a seed (mulberry32): the same household on every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const firstDay = '2023-11-21'
const allDays = Array.from(
  { length: Math.round((Date.parse(today) - Date.parse(firstDay)) / dayMs) + 1 },
  (_, index) => new Date(Date.parse(firstDay) + index * dayMs).toISOString().slice(0, 10),
)

/** Walks backwards from the present balance, so that the last day equals the account's balance. */
function walk(accountId: string, end: number): (number | null)[] {
  const next = random([...accountId].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7))
  const values: (number | null)[] = []
  let minor = end
  for (const day of allDays.toReversed()) {
    values.unshift(accountId === accountIds.bsu && day < '2024-06-01' ? null : Math.round(minor))
    minor -= dailyChange(accountId, Number(day.slice(8)), next)
  }
  return values
}

function dailyChange(accountId: string, dayOfMonth: number, next: () => number): number {
  const noise = next()
  switch (accountId) {
    case accountIds.current:
      return dayOfMonth === 12 ? 3_900_000 : dayOfMonth === 1 ? -1_450_000 : -(noise * 168_000)
    case accountIds.joint:
      return dayOfMonth === 13 ? 1_500_000 : -(noise * 97_000)
    case accountIds.savings:
      return dayOfMonth === 14 ? 500_000 : noise > 0.994 ? -1_800_000 : 0
    case accountIds.bsu:
      return dayOfMonth === 15 ? 229_000 : 0
    case accountIds.card:
      return dayOfMonth === 20 ? 1_180_000 : -(noise * 79_000)
    default:
      return noise > 0.98 ? -21_000 : dayOfMonth === 3 ? 18_000 : 0
  }
}

const walks = new Map(accounts.map((account) => [account.id, walk(account.id, account.booked?.minor ?? 0)]))

/** An account whose line begins within the days shown held the same before: what the bank gives does not reach back. */
function beforeOf(whole: readonly (number | null)[], kept: readonly number[]): number | null {
  const [first, last] = [kept[0], kept.at(-1)]
  const begins = whole.findIndex((value) => value !== null)
  if (first === undefined || last === undefined || begins <= first || begins > last) return null
  return whole[begins] ?? null
}

/** Balances between two days, thinned as main does it: at most 400 days, the last always kept. */
export function balancesBetween(from: string, to: string): BalanceHistory {
  const inside = allDays.flatMap((day, index) => (day >= from && day <= to ? [index] : []))
  const step = Math.max(1, Math.ceil(inside.length / maxDays))
  const kept = inside.filter((_, position) => (inside.length - 1 - position) % step === 0)
  return {
    days: kept.map((index) => allDays[index] ?? ''),
    series: accounts.map((account) => ({
      accountId: account.id,
      currency: account.currency,
      minor: kept.map((index) => walks.get(account.id)?.[index] ?? null),
      beforeMinor: beforeOf(walks.get(account.id) ?? [], kept),
    })),
  }
}

/** Money in and out of every month that touches the period. */
export function flowsBetween(from: string, to: string): readonly MonthlyFlow[] {
  const next = random(11)
  const months = [...new Set(allDays.map((day) => day.slice(0, 7)))]
  const flows = months.map((month): MonthlyFlow => ({
    month,
    currency: 'NOK',
    inMinor: 6_850_000 + Math.round(next() * 400_000) + (month.endsWith('-06') ? 3_900_000 : 0),
    outMinor: -(5_100_000 + Math.round(next() * 2_400_000)),
    ownTransferMinor: 2_229_000,
  }))
  const euro = months.map((month): MonthlyFlow => ({
    month,
    currency: 'EUR',
    inMinor: 18_000,
    outMinor: -Math.round(next() * 42_000),
    ownTransferMinor: 0,
  }))
  return [...flows, ...euro].filter((flow) => flow.month >= from.slice(0, 7) && flow.month <= to.slice(0, 7))
}
