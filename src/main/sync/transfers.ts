import { rateBetween } from '../../shared/exchange-rate.ts'
import type { CalendarDate } from '../../shared/ids.ts'
import type { Store } from '../store/store.ts'
import type { Days, StoredLink, TransferRow } from '../store/transfers.ts'
import { startPace, type Pace } from './pace.ts'
import { decisionsOf, type Decisions } from './transfer-decided.ts'
import { householdOf, type Household } from './transfer-household.ts'
import { transferDays, type Pair } from './transfer-judge.ts'
import { isDayOf, lookAt, namesOwn, wider, type Look } from './transfer-look.ts'
import { matchPairs, settledRows, type Match } from './transfer-match.ts'
import { rateDays } from './transfer-rates.ts'

/** One at a time in this process. In two processes at once each leaves the days of the other's writes to the other. */
const running = new WeakMap<Store, Promise<unknown>>()

/**
 * Finds the money that only moved within the household: joins the two rows of each transfer, or proposes to, and marks them so
 * that they leave spending and income. Call it after anything that adds, changes or removes rows or accounts, and after a person
 * spoke of a transfer. It looks at the days on which something changed (the store keeps them, so a killed process's too) and as
 * far around them as anything hangs together; the outcome is that of looking at all of it. A row that names an own account is
 * marked also where its other side is not here.
 * @returns how many rows were marked or unmarked. @throws those of the store.
 */
export function markOwnTransfers(store: Store): Promise<number> {
  const before = running.get(store) ?? Promise.resolve()
  const next = before.then(
    () => findTransfers(store),
    () => findTransfers(store), // its own caller was told
  )
  running.set(store, next)
  return next
}

async function findTransfers(store: Store): Promise<number> {
  const pace = startPace()
  const household = householdOf(store.accounts.list())
  const changed = store.pageTransaction(() => store.transfers.takeDays())
  const finding: Finding = { store, household, decisions: decisionsOf(store.transfers.decisions()), pace }
  let count = 0
  for (const days of daysToLookAt(finding, changed)) count += await settle(finding, days)
  store.pageTransaction(() => store.transfers.finish(household.basis))
  return count
}

interface Finding {
  readonly store: Store
  readonly household: Household
  readonly decisions: Decisions
  readonly pace: Pace
}

/** Around a changed row are the rows it may be paired with, and those whose rate it tells. */
function daysToLookAt({ store, household }: Finding, changed: readonly CalendarDate[]): readonly Days[] {
  if (store.transfers.basis() !== household.basis) {
    const all = store.transfers.span()
    return all === null ? [] : [all]
  }
  const merged: Days[] = []
  for (const day of changed) {
    const days = wider({ from: day, to: day }, rateDays + transferDays)
    const last = merged.at(-1)
    if (last !== undefined && days.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: days.to }
    else merged.push(days)
  }
  return merged
}

/** Brings what is stored of these days up to what the rows say, with the days around that hang together with them. */
async function settle(finding: Finding, days: Days): Promise<number> {
  const { store, household, decisions, pace } = finding
  let within = days
  for (;;) {
    const look = await lookAt(store, household, within, decisions.rows, pace)
    const pairs = decisions.applied(look.pairs)
    const stored = store.transfers.derived(within)
    const reach = reachOf(within, pairs, stored)
    if (reach.from === within.from && reach.to === within.to)
      return await write(finding, { look, matches: matchPairs(pairs), stored, within })
    within = reach
  }
}

function reachOf(
  within: Days,
  pairs: readonly Pair[],
  stored: readonly { readonly outOn: CalendarDate; readonly inOn: CalendarDate }[],
): Days {
  let { from, to } = within
  const reach = (day: CalendarDate): void => {
    if (day < from) from = day
    if (day > to) to = day
  }
  const settled = settledRows(pairs)
  for (const { out, in: into } of pairs) {
    if (settled.has(out.id) || settled.has(into.id)) continue // decided on their own day
    reach(out.bookedOn)
    reach(into.bookedOn)
  }
  for (const { outOn, inOn } of stored) {
    reach(outOn)
    reach(inOn)
  }
  return { from, to }
}

interface Found {
  readonly look: Look
  readonly matches: readonly Match[]
  readonly stored: readonly StoredLink[]
  readonly within: Days
}

async function write(finding: Finding, { look, matches, stored, within }: Found): Promise<number> {
  const { store, household, decisions, pace } = finding
  const isHere = ({ pair }: Match): boolean => isDayOf(within, pair.out.bookedOn)
  const wanted = new Map(matches.filter(isHere).map((match) => [keyOf(match.pair.out.id, match.pair.in.id), match]))
  const known = new Map(stored.map((link) => [keyOf(link.outId, link.inId), link]))
  const work: (() => void)[] = []
  for (const [key, { outId, inId }] of known) if (!wanted.has(key)) work.push(() => store.transfers.drop(outId, inId))
  for (const [key, match] of wanted) {
    const link = linkOf(match, household)
    if (!isSame(link, known.get(key))) work.push(() => store.transfers.put(link))
  }
  let count = 0
  const linked = new Set(decisions.linked)
  const rows = new Map(look.rows)
  for (const { state, pair } of wanted.values()) {
    rows.set(pair.out.id, pair.out).set(pair.in.id, pair.in)
    if (state === 'linked') linked.add(pair.out.id).add(pair.in.id)
  }
  for (const row of rows.values()) {
    const isOwn = linked.has(row.id) || (namesOwn(household, row) && !decisions.rejected.has(row.id))
    if (isOwn === (row.isOwn === 1)) continue
    count++
    work.push(() => store.transfers.mark(row.id, isOwn))
  }
  await inPages(store, work, pace)
  return count
} // prettier-ignore

async function inPages(store: Store, work: readonly (() => void)[], pace: Pace): Promise<void> {
  let next = 0
  while (next < work.length) {
    await pace.rest()
    store.pageTransaction(() => {
      do work[next++]?.()
      while (next < work.length && !pace.isDue())
    })
  }
}

function keyOf(outId: number, inId: number): string {
  return `${outId}:${inId}`
}

function linkOf({ state, pair }: Match, household: Household): StoredLink {
  const { out, in: into, reason, confidence, facts } = pair
  const money = (row: TransferRow) => ({
    minor: row.minor,
    currency: household.account(row.accountId)?.currency ?? '',
  })
  const [left, came] = [money(out), money(into)]
  return {
    outId: out.id,
    inId: into.id,
    outAccountId: out.accountId,
    inAccountId: into.accountId,
    state,
    reason,
    confidence,
    evidence: JSON.stringify(facts),
    rate: left.currency === came.currency ? null : rateBetween(left, came),
    at: out.firstSeenAt > into.firstSeenAt ? out.firstSeenAt : into.firstSeenAt,
  }
}

function isSame(wanted: StoredLink, known: StoredLink | undefined): boolean {
  return (
    known !== undefined &&
    known.state === wanted.state &&
    known.reason === wanted.reason &&
    known.confidence === wanted.confidence &&
    known.evidence === wanted.evidence &&
    known.rate === wanted.rate
  )
}
