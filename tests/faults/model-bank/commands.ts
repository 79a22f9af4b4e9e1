import * as fc from 'fast-check'
import type { Habits } from './ledger.ts'

/** One thing that happens. Plain data, so that what was found can be written down and played again. `which` picks one of the
 *  payments it could happen to, whatever their number. */
export type Command =
  /** A payment is made, some days ago where the bank shows it late; `isHeld`: announced first. */
  | { readonly do: 'pay'; readonly account: number; readonly shop: number; readonly minor: number; readonly daysAgo: number; readonly isHeld: boolean }
  /** Dated some days ahead, as the bank's payment run already knows it. */
  | { readonly do: 'pay-ahead'; readonly account: number; readonly shop: number; readonly minor: number; readonly days: number }
  /** The same again, on the same day in the same words: two equal coffees are two. */
  | { readonly do: 'pay-again'; readonly which: number }
  /** The same id in another account, of the opposite sum: both sides of one transfer. */
  | { readonly do: 'other-side'; readonly which: number }
  /** What was announced is booked: days later, for more or less (hundredths of it), in other words. */
  | { readonly do: 'book'; readonly which: number; readonly days: number; readonly percent: number; readonly wording: number }
  | { readonly do: 'lapse'; readonly which: number }
  /** Booked rows get other ids; one, or all of them; their words and days too while they are fresh. */
  | { readonly do: 'reissue'; readonly which: number | 'all'; readonly days: number; readonly wording: number; readonly isWithoutId: boolean }
  | { readonly do: 'restless'; readonly on: boolean }
  | { readonly do: 'enrich'; readonly which: number }
  | { readonly do: 'refund'; readonly which: number }
  | { readonly do: 'hide'; readonly which: number }
  | { readonly do: 'show' }
  | { readonly do: 'strike'; readonly which: number }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'renew'; readonly times: number }
  | { readonly do: 'unlist'; readonly account: number; readonly how: 'problem' | 'no' }
  | { readonly do: 'list' }
  | SyncCommand // prettier-ignore

export interface SyncCommand {
  readonly do: 'sync'
  /** What our clock says beyond the bank's, minutes. */
  readonly clockMinutes: number
  /** Which of its calls fails; null: none. */
  readonly failsAtCall: number | null
  /** At which of its writes the process is killed; null: it is not. */
  readonly killedAtWrite: number | null
  readonly missingPart: 'none' | 'recent' | 'card'
  /** A payment is made while the app is reading, after this call. */
  readonly paidDuring: number | null
}

/** A whole life of a connection. */
export interface History {
  /** When it begins. */
  readonly start: number
  readonly ceiling: number
  /** The accounts held nothing before the first of these payments. */
  readonly isNew: boolean
  /** The balance counts what is only announced, where nobody knows whether it does. */
  readonly countsHeld: boolean
  readonly opening: readonly Extract<Command, { readonly do: 'pay' }>[]
  readonly commands: readonly Command[]
}

/** Ordinary days, both changes to summer time and back, the end of a year and of February; late in the evening and at noon. */
export const starts: readonly string[] = [
  '2026-06-01T10:00:00Z',
  '2026-03-27T22:40:00Z',
  '2025-10-24T21:50:00Z',
  '2025-12-29T12:00:00Z',
  '2024-02-27T22:50:00Z',
]

const nat = (max: number) => fc.nat({ max })
const which = nat(40)
/** Few sums, so that rows meet others of theirs by chance. */
const minor = fc.constantFrom(-4500, -4500, -4500, -9900, -35_050, 250_000)

const pay = fc.record({
  do: fc.constant('pay' as const),
  account: nat(1),
  shop: nat(3),
  minor,
  daysAgo: nat(5),
  isHeld: fc.boolean(),
})

const openingPay = fc.record({
  do: fc.constant('pay' as const),
  account: nat(1),
  shop: nat(3),
  minor,
  daysAgo: nat(60),
  isHeld: fc.constant(false),
})

const sync: fc.Arbitrary<SyncCommand> = fc.record({
  do: fc.constant('sync' as const),
  clockMinutes: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: -150, max: 150 })),
  failsAtCall: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, nat(8)),
  killedAtWrite: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, nat(60)),
  missingPart: fc.oneof(
    { weight: 3, arbitrary: fc.constant('none' as const) },
    fc.constantFrom('recent' as const, 'card' as const),
  ),
  paidDuring: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, nat(6)),
})

/** Whole and undisturbed: what most syncs are. */
const quietSync: fc.Arbitrary<SyncCommand> = fc.constant({
  do: 'sync',
  clockMinutes: 0,
  failsAtCall: null,
  killedAtWrite: null,
  missingPart: 'none',
  paidDuring: null,
})

function commandOf(habits: Habits): fc.Arbitrary<Command> {
  const some = <T extends Command>(weight: number, isPlayed: boolean, arbitrary: fc.Arbitrary<T>) =>
    isPlayed && weight > 0 ? [{ weight, arbitrary: arbitrary as fc.Arbitrary<Command> }] : []
  const wording = habits.rewords ? nat(3) : fc.constant(0)
  return fc.oneof(
    ...some(6, true, sync),
    ...some(5, true, quietSync),
    ...some(5, true, pay),
    ...some(4, true, fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(1, 5, 20, 26, 50, 75, 120, 220) })),
    ...some(4, true, fc.record({ do: fc.constant('book' as const), which, days: nat(3), percent: fc.constantFrom(100, 100, 100, 115, 90), wording })),
    ...some(2, true, fc.record({ do: fc.constant('pay-again' as const), which })),
    ...some(1, true, fc.record({ do: fc.constant('other-side' as const), which })),
    ...some(1, true, fc.record({ do: fc.constant('lapse' as const), which })),
    ...some(2, true, fc.record({ do: fc.constant('refund' as const), which })),
    ...some(2, true, fc.record({ do: fc.constant('enrich' as const), which })),
    ...some(1, habits.datesAhead, fc.record({ do: fc.constant('pay-ahead' as const), account: nat(1), shop: nat(3), minor, days: fc.integer({ min: 1, max: 5 }) })),
    ...some(4, habits.reissues, fc.record({ do: fc.constant('reissue' as const), which: fc.oneof(fc.constant('all' as const), which), days: nat(3), wording, isWithoutId: habits.losesIds ? fc.boolean() : fc.constant(false) })),
    ...some(1, habits.reissues, fc.record({ do: fc.constant('restless' as const), on: fc.boolean() })),
    ...some(2, habits.hides, fc.record({ do: fc.constant('hide' as const), which })),
    ...some(1, habits.hides, fc.constant({ do: 'show' as const })),
    ...some(1, habits.strikes, fc.record({ do: fc.constant('strike' as const), which })),
    ...some(1, true, fc.record({ do: fc.constant('renew' as const), times: fc.constantFrom(1, 10) })),
    ...some(1, habits.unlists, fc.record({ do: fc.constant('unlist' as const), account: nat(1), how: fc.constantFrom('problem' as const, 'no' as const) })),
    ...some(1, habits.unlists, fc.constant({ do: 'list' as const })),
  )
} // prettier-ignore

/** Any life of a connection to a bank of these habits. */
export function historyOf(habits: Habits): fc.Arbitrary<History> {
  return fc.record({
    start: nat(starts.length - 1),
    ceiling: fc.constantFrom(10_000, 10_000, 10_000, ...habits.ceilings),
    isNew: fc.boolean(),
    countsHeld: fc.boolean(),
    opening: fc.oneof(
      { weight: 9, arbitrary: fc.array(openingPay, { maxLength: 12 }) },
      {
        weight: habits.ceilings.length > 0 ? 1 : 0,
        arbitrary: fc.array(openingPay, { minLength: 45, maxLength: 70 }),
      },
    ),
    commands: fc.array(commandOf(habits), { maxLength: 14, size: 'max' }),
  })
}
