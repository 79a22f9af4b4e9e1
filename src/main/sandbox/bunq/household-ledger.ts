import type { SandboxClock } from '../clock.ts'
import type { AccountRef, HouseholdAccount } from '../household/accounts.ts'
import { ownersOf } from '../household/both-sides.ts'
import { osloDay, osloMidnight, type Day } from '../household/calendar.ts'
import type { Household, Standing } from '../household/household.ts'
import type { Posting } from '../household/posting.ts'
import { timelineOf, type BunqAccount, type Timeline } from './ledger.ts'
import { actionOf, entriesOf, isArranged, scheduledOf, withOwnIds } from './postings.ts'
import type { Users } from './users.ts'

const dayMs = 86_400_000

interface DayLedger {
  readonly day: Day
  readonly timelines: ReadonlyMap<AccountRef, Timeline>
  /** Payment ids by the postings' serial numbers. */
  readonly ids: ReadonlyMap<number, number>
  readonly standings: readonly Standing[]
  readonly upcoming: readonly Posting[]
}

function dayLedger(household: Household, day: Day): DayLedger {
  const standings = household.standings(day, household.firstDay, day + 31)
  const { entries, ids } = entriesOf(standings, day)
  const openings = household.books(day).accounts
  return {
    day,
    standings,
    ids,
    timelines: new Map(openings.map(({ account: { ref }, openingMinor }) => [ref, timelineOf(openingMinor, entries.get(ref) ?? [])])),
    upcoming: household.upcoming(day, day + 31).filter(isArranged),
  }
} // prettier-ignore

const wrappers: Partial<Readonly<Record<HouseholdAccount['kind'], string>>> = {
  joint: 'MonetaryAccountJoint',
  savings: 'MonetaryAccountSavings',
}

/** The household's accounts at bunq. `household` is bunq's part of it. */
export function householdAccounts(clock: SandboxClock, household: Household, users: Users): readonly BunqAccount[] {
  let known: DayLedger | null = null
  const ledger = (): DayLedger => {
    const day = osloDay(clock.now())
    if (known?.day !== day) known = dayLedger(household, day)
    return known
  }
  const opening = new Map(household.books(osloDay(clock.now())).accounts.map((one) => [one.account.ref, one.openingMinor]))
  return household.accounts.map((account, nth) => {
    const isOf = ({ account: ref }: Posting): boolean => ref === account.ref
    return {
      id: 3_620_001 + nth,
      wrapper: wrappers[account.kind] ?? 'MonetaryAccountBank',
      userIds: account.visibleTo.map((ref) => users.person(ref).id),
      createdAt: osloMidnight(household.firstDay) - 30 * dayMs,
      name: account.name,
      holder: ownersOf(account),
      iban: account.iban,
      currency: account.currency,
      status: 'ACTIVE',
      openingMinor: opening.get(account.ref) ?? 0,
      timeline: () => ledger().timelines.get(account.ref) ?? { entries: [], after: [] },
      actions: () => {
        const now = clock.now()
        const { standings, ids } = ledger()
        const actions = standings
          .filter(({ posting }) => isOf(posting))
          .flatMap((standing) => actionOf(standing, ids.get(standing.posting.serial) ?? null, now) ?? [])
        return withOwnIds(actions).filter(({ at }) => at <= now)
      },
      scheduled: () => ledger().upcoming.filter(isOf).map((posting) => scheduledOf(posting, ledger().day)),
    }
  })
} // prettier-ignore
