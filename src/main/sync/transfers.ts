import { rateBetween } from '../../shared/exchange-rate.ts'
import type { CalendarDate } from '../../shared/ids.ts'
import type { Store } from '../store/store.ts'
import type { Days, StoredLink, TransferRow } from '../store/transfers.ts'
import { addDays, daysBetween } from './identity.ts'
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

/** Of stored pairs. */
const daysAtOnce = 60

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
  for (let widened = 0; ; widened++) {
    const look = await lookAt(store, household, within, decisions.rows, pace)
    const pairs = decisions.applied(look.pairs)
    await pace.rest() // each step over all of them is a share of its own
    const reach = await reachOf(within, pairs, pace)
    if (reach.from === within.from && reach.to === within.to) {
      const stored = await storedWithin(finding, within)
      await pace.rest()
      const matches = await matchPairs(pairs, pace)
      await pace.rest()
      return await write(finding, { look, matches, stored, within })
    }
    within = widened < exactlyWidened ? reach : farther(within, reach)
  }
}

/** As often as what hangs together is a few days more. */
const exactlyWidened = 2

/** Where a sum moves every day for years everything hangs together, and going on by the days between two of them would read the
 *  same rows a thousand times: as far again as it has come, so that a few looks are enough. More days change no outcome. */
function farther(within: Days, reach: Days): Days {
  const length = Math.abs(daysBetween(reach.from, reach.to))
  return {
    from: reach.from < within.from ? addDays(reach.from, -length) : reach.from,
    to: reach.to > within.to ? addDays(reach.to, length) : reach.to,
  }
}

/** Read a part at a time; what reaches over the edge of one is met twice and kept once. */
async function storedWithin({ store, pace }: Finding, { from, to }: Days): Promise<readonly StoredLink[]> {
  const found = new Map<string, StoredLink>()
  for (let day = from; day <= to; day = addDays(day, daysAtOnce)) {
    if (pace.isDue()) await pace.rest()
    const last = addDays(day, daysAtOnce - 1)
    for (const link of store.transfers.derived({ from: day, to: last < to ? last : to }))
      found.set(keyOf(link.outId, link.inId), link)
  }
  return [...found.values()]
}

/** Everything that hangs together with these days. A stored pair needs no reaching for: its two rows are near each other, and a
 *  change of one of them has put both within. */
async function reachOf(within: Days, pairs: readonly Pair[], pace: Pace): Promise<Days> {
  const open = pairs.filter(({ out, in: into }) => !isDayOf(within, out.bookedOn) || !isDayOf(within, into.bookedOn))
  if (open.length === 0) return within
  const settled = await settledRows(pairs, pace) // decided on their own day
  let { from, to } = within
  for (const { out, in: into } of open) {
    if (settled.has(out.id) || settled.has(into.id)) continue
    for (const { bookedOn } of [out, into]) {
      if (bookedOn < from) from = bookedOn
      if (bookedOn > to) to = bookedOn
    }
  }
  return { from, to }
} // prettier-ignore

interface Found {
  readonly look: Look
  readonly matches: readonly Match[]
  readonly stored: readonly StoredLink[]
  readonly within: Days
}

async function write(finding: Finding, found: Found): Promise<number> {
  const { store, pace } = finding
  const wanted = found.matches.filter(({ pair }) => isDayOf(found.within, pair.out.bookedOn))
  const links = await linkChanges(finding, wanted, found.stored)
  const marks = await markChanges(finding, wanted, found.look)
  await inPages(store, [...links, ...marks], pace)
  return marks.length
}

type Write = () => void

async function linkChanges(
  { store, household, pace }: Finding,
  wanted: readonly Match[],
  stored: readonly StoredLink[],
): Promise<readonly Write[]> {
  const known = new Map(stored.map((link) => [keyOf(link.outId, link.inId), link]))
  const puts: Write[] = []
  for (const match of wanted) {
    if (pace.isDue()) await pace.rest()
    const link = linkOf(match, household)
    const key = keyOf(link.outId, link.inId)
    if (!isSame(link, known.get(key))) puts.push(() => store.transfers.put(link))
    known.delete(key)
  }
  const drops = [...known.values()].map(
    ({ outId, inId }) =>
      () =>
        store.transfers.drop(outId, inId),
  )
  return [...drops, ...puts]
}

async function markChanges(
  { store, household, decisions, pace }: Finding,
  wanted: readonly Match[],
  look: Look,
): Promise<readonly Write[]> {
  const linked = new Set(decisions.linked)
  const rows = new Map(look.rows)
  for (const { state, pair } of wanted) {
    rows.set(pair.out.id, pair.out).set(pair.in.id, pair.in)
    if (state === 'linked') linked.add(pair.out.id).add(pair.in.id)
  }
  const writes: Write[] = []
  for (const row of rows.values()) {
    if (pace.isDue()) await pace.rest()
    const isOwn = linked.has(row.id) || (namesOwn(household, row) && !decisions.rejected.has(row.id))
    if (isOwn !== (row.isOwn === 1)) writes.push(() => store.transfers.mark(row.id, isOwn))
  }
  return writes
}

async function inPages(store: Store, work: readonly Write[], pace: Pace): Promise<void> {
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
