import { accountOf, type AccountRef } from './accounts.ts'
import { betweenBanksOf } from './between-banks.ts'
import { billsOf, incomeOf, outside, standingOrdersOf } from './bills.ts'
import { bothSides } from './both-sides.ts'
import { bankDayFrom, dayIn, type Month } from './calendar.ts'
import { dutchOf } from './dutch.ts'
import { everydayOf } from './everyday.ts'
import { occasionsOf } from './occasions.ts'
import { booked, ownTransfer, type Draft, type Posting } from './posting.ts'
import { randomFor } from './random.ts'
import { sbankenOf } from './sbanken.ts'

const maxRowsAMonth = 1_000_000

export function monthOfSerial(serial: number): Month {
  return Math.floor(serial / maxRowsAMonth)
}

/** What a sweep says, by which it is known again. */
const sweepMessages = { surplus: 'Til overs', lack: 'Fra sparing' } as const

/** Where what is left of a month goes, account by account. */
const sweeps = {
  sparebank1: [['ingrid-current', 'savings'], ['joint', 'buffer'], ['mikkel-current', 'mikkel-savings']],
  elsewhere: [['bunq-joint', 'bunq-savings'], ['sbanken-current', 'sbanken-savings']],
} as const // prettier-ignore
const swept = new Set<AccountRef>([...sweeps.sparebank1, ...sweeps.elsewhere].map(([account]) => account))

/** What last month left on a current account, before a sweep of this month moves it: 0 for any other posting. */
export function carriedOver(posting: Posting): number {
  const isSweep = posting.message === sweepMessages.surplus || posting.message === sweepMessages.lack
  return isSweep && swept.has(posting.account) ? -posting.minor : 0
}

/** Both sides of last month's card bill. The payer's side names the issuer's clearing account, not the card (fact sheet 8.2). */
function cardBill(month: Month, before: readonly Draft[]): readonly Draft[] {
  const minor = -before.filter((row) => row.account === 'card' && !row.isReleased).reduce((sum, row) => sum + row.minor, 0)
  const due = bankDayFrom(dayIn(month, 15))
  const text = 'Kredittkort faktura'
  return [
    booked('ingrid-current', 'card-payment', due, -minor, text, {
      seenOn: due - 2,
      counterparty: 'Kortservice oppgjør',
      remote: outside(40),
      message: `${8_210_000_000 + month}`,
    }),
    booked('card', 'card-payment', bankDayFrom(due + 1), minor, 'Innbetaling', {
      remote: outside(41),
      remoteShown: 'late',
    }),
  ]
} // prettier-ignore

/** What was left of the month before goes to savings, what lacked comes back from them: whole hundreds. */
function sweep(month: Month, before: readonly Draft[], account: AccountRef, savings: AccountRef): readonly Draft[] {
  const left = before.filter((row) => row.account === account && !row.isReleased).reduce((sum, row) => sum + row.minor, 0)
  const minor = Math.abs(Math.round(left / 10_000) * 10_000)
  if (minor === 0) return []
  const legs = { from: 'always', to: month % 2 === 0 ? 'late' : 'never' } as const
  const day = bankDayFrom(dayIn(month, 2))
  const [from, to, message] =
    left > 0 ? [account, savings, sweepMessages.surplus] : [savings, account, sweepMessages.lack]
  if (accountOf(account).bank === 'sparebank1') return ownTransfer(from, to, day, minor, legs, { message })
  const side = { day, text: message }
  return bothSides('own-transfer', { ...side, account: from, minor: -minor }, { ...side, account: to, minor }, message)
} // prettier-ignore

export interface MonthMaker {
  /** The month's postings, remembered. Each belongs to the month it was bought, due or sent in. */
  postings(month: Month): readonly Posting[]
}

/**
 * Months of invented rows. A month depends on the seed, itself and the months before it, never on today: the same date
 * has the same rows in every window. A sweep looks at everything of the month before but that month's own sweep, which
 * would pull in all of history.
 */
export function monthMaker(seed: number, scale: number): MonthMaker {
  const spent = new Map<Month, readonly Draft[]>()
  const abroad = new Map<Month, readonly Draft[]>()
  const months = new Map<Month, readonly Posting[]>()

  const spending = (month: Month): readonly Draft[] => {
    const known = spent.get(month)
    if (known !== undefined) return known
    const random = randomFor(seed, 2, month)
    const rows = [
      ...incomeOf(month),
      ...billsOf(month, random),
      ...standingOrdersOf(month),
      ...occasionsOf(month, random),
      ...everydayOf(month, seed, scale),
    ]
    spent.set(month, rows)
    return rows
  }
  const atSparebank1 = (month: Month): readonly Draft[] => [...spending(month), ...cardBill(month, spending(month - 1))]
  // Everything the other banks have a part in comes last: what SpareBank 1 alone sees keeps its numbers.
  const elsewhere = (month: Month): readonly Draft[] => {
    let rows = abroad.get(month)
    if (rows === undefined) {
      rows = [...betweenBanksOf(month), ...dutchOf(month, seed, scale), ...sbankenOf(month, seed, scale)]
      abroad.set(month, rows)
    }
    return rows
  }

  return {
    postings(month) {
      let rows = months.get(month)
      if (rows === undefined) {
        const before = [...atSparebank1(month - 1), ...elsewhere(month - 1)]
        rows = [
          ...atSparebank1(month),
          ...sweeps.sparebank1.flatMap(([account, savings]) => sweep(month, before, account, savings)),
          ...elsewhere(month),
          ...sweeps.elsewhere.flatMap(([account, savings]) => sweep(month, before, account, savings)),
        ].map((row, nth) => ({ ...row, serial: month * maxRowsAMonth + nth }))
        months.set(month, rows)
      }
      return rows
    },
  }
} // prettier-ignore
