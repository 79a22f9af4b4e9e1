import { accountNumber } from '../household/numbers.ts'
import { dayIn, monthOf, type Day, type Month } from '../household/calendar.ts'
import { standingOf } from '../household/household.ts'
import { accountId } from './account-id.ts'
import type { Entry, Line, SbankenAccount } from './account.ts'
import { cardMonth, familyMonth, type MonthOfEntries } from './odd-entries.ts'
import { customerIds } from './portal.ts'

interface Plan {
  readonly name: string | null
  readonly type: string | null
  readonly ownerId?: string
  readonly limitMinor?: number | null
  readonly hasNumber?: boolean
  readonly openingMinor?: number
  readonly month?: MonthOfEntries
}

const plans: readonly Plan[] = [
  { name: 'Kredittkort', type: 'Creditcard account', limitMinor: 2_000_000, month: cardMonth },
  { name: 'Felles 👨‍👩‍👧 – mat', type: 'Standard account', ownerId: customerIds.mikkel, openingMinor: 940_000, month: familyMonth },
  { name: 'Gammel brukskonto', type: 'Standard account', openingMinor: 5_000 }, // names need not be unique
  { name: null, type: null, limitMinor: null, hasNumber: false },
  { name: 'BSU', type: 'BSU account 2.0', openingMinor: 12_345_678 },
] // prettier-ignore

/** Accounts the household has no use for: one of each oddity of the fact sheet's sections 6 and 7.3. */
export function oddAccounts(seed: number, firstDay: Day): readonly SbankenAccount[] {
  return plans.map((plan, nth) => oddAccount(plan, nth, seed, firstDay))
}

function oddAccount(plan: Plan, nth: number, seed: number, firstDay: Day): SbankenAccount {
  const isCard = plan.type === 'Creditcard account'
  const first = monthOf(firstDay)
  const entriesOf = (month: Month): readonly Entry[] =>
    month < first ? [] : (plan.month?.(month, first, seed) ?? [])
  const lines = (today: Day, from: Day, to: Day): readonly Line[] => {
    const found: Line[] = []
    for (let month = monthOf(from) - 1; month <= monthOf(Math.min(to, today + 31)); month++) {
      for (const entry of entriesOf(month)) {
        const standing = standingOf(entry, today)
        if (standing !== null && standing.day >= from && standing.day <= to) found.push(standing)
      }
    }
    return found.sort((a, b) => a.day - b.day || a.posting.serial - b.posting.serial)
  }
  const limitMinor = plan.limitMinor === undefined ? 0 : plan.limitMinor
  return {
    id: accountId(seed, `odd ${nth}`),
    number: plan.hasNumber === false ? null : accountNumber((isCard ? 9_722_000_100 : 9_710_008_200) + nth * 13),
    name: plan.name,
    type: plan.type,
    ownerId: plan.ownerId ?? customerIds.ingrid,
    limitMinor,
    isCard,
    isDefault: false,
    lines,
    balance: (today) => {
      let bookedMinor = plan.openingMinor ?? 0
      let pendingMinor = 0
      for (const { posting, status } of lines(today, dayIn(first, 1), today)) {
        if (status === 'booked') bookedMinor += posting.minor
        else pendingMinor += posting.pendingMinor
      }
      return { bookedMinor, availableMinor: bookedMinor + pendingMinor + (limitMinor ?? 0) }
    },
  }
} // prettier-ignore
