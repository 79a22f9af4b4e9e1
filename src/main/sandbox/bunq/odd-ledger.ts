import { ibanOf } from '../household/numbers.ts'
import type { BunqAccount, CardAction, Entry, Scheduled } from './ledger.ts'
import { timelineOf } from './ledger.ts'
import { busyEntries, fewEntries, oddEntries, pairedEntry } from './odd-payments.ts'
import { displayName, type PersonUser } from './users.ts'
import { amount } from './wire.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

type Plan = Pick<BunqAccount, 'wrapper' | 'name'> &
  Partial<Pick<BunqAccount, 'currency' | 'status' | 'more' | 'openingMinor' | 'iban'>> & {
    readonly entries?: readonly Entry[]
    readonly actions?: readonly CardAction[]
    readonly scheduled?: readonly Scheduled[]
  }

const ibanFor = (nth: number): string => ibanOf('NL', `BUNQ${2_099_100_000 + nth * 37}`)

/** A refusal, a hold without a payment, and one whose payment is there already (fact sheet 10, 15.10). */
function oddActions(startMs: number, paymentId: number): readonly CardAction[] {
  const use = {
    merchant: 'Hotel Duinzicht',
    city: 'KATWIJK',
    mcc: '7011',
    authorisationType: 'PRE_AUTHORISATION',
  }
  const action = (id: number, hoursAgo: number, minor: number, rest: Partial<CardAction>): CardAction => ({
    ...use,
    id,
    at: startMs - hoursAgo * hourMs,
    updatedAt: startMs - hoursAgo * hourMs,
    minor,
    originalMinor: minor,
    description: 'Hotel Duinzicht KATWIJK, NL',
    decision: 'ALLOWED',
    authorisationStatus: 'PRE_AUTHORISED',
    clearingStatus: 'PENDING',
    paymentId: null,
    ...rest,
  })
  const declined = { authorisationStatus: 'BLOCKED', clearingStatus: null, authorisationType: 'NORMAL_AUTHORISATION' } as const
  return [
    action(8_200_031, 50, 1_000_000, { ...declined, decision: 'INSUFFICIENT_BALANCE' }),
    action(8_200_032, 49, 4_400, { ...declined, decision: 'COUNTRY_NOT_PERMITTED', description: 'Souvenirs CAIRO, EG' }),
    action(8_200_033, 48, 18_000, {}),
    action(8_200_034, 2, 640, {
      merchant: 'Broodjeszaak',
      city: 'LEIDEN',
      mcc: '5812',
      description: 'Broodjeszaak LEIDEN, NL',
      authorisationStatus: 'AUTHORISED',
      authorisationType: 'NORMAL_AUTHORISATION',
      paymentId,
    }),
  ]
} // prettier-ignore

const rent: Scheduled['other'] = { name: 'Verhuurder', iban: ibanOf('NL', 'TEST4170009119'), kind: 'outside' }
function rentOrder(startMs: number): Scheduled {
  const createdAt = startMs - 26 * dayMs
  return { id: 330_001, createdAt, nextAt: startMs + 4 * dayMs, minor: -85_000, description: 'Rent', other: rent, recurrence: 'MONTHLY' }
} // prettier-ignore

/** Everything null: an account at another bank that bunq only shows (fact sheet 8, E11). */
const nothingKnown = {
  alias: [{ type: null, value: null, name: null }],
  balance: { currency: null, value: null },
  currency: null,
  description: null,
  display_name: null,
  status: null,
  sub_status: null,
  user_id: null,
  setting: null,
  service: null,
  open_banking_account: null,
}

function plansOf(person: PersonUser, startMs: number, busyPayments: number): readonly Plan[] {
  const own = (nth: number) => ({ name: displayName(person), iban: ibanFor(nth) })
  const main = oddEntries(66_300_001, startMs, own(1))
  const fresh = main.at(-1)?.id ?? 0
  const fewOf = (nth: number, ...minors: number[]): readonly Entry[] =>
    fewEntries(66_400_000 + nth * 100, startMs, minors)
  const saved = [
    ...fewOf(1, 300_000, 12_345).map((one) => ({ ...one, at: one.at - 60 * dayMs })),
    pairedEntry(66_400_150, startMs, own(0)),
  ]
  return [
    { wrapper: 'MonetaryAccountBank', name: 'Main', openingMinor: 20_000, entries: main, actions: oddActions(startMs, fresh), scheduled: [rentOrder(startMs)], more: { a_field_of_next_year: { nested: [1, null] } } },
    { wrapper: 'MonetaryAccountSavings', name: 'Buffer', entries: saved },
    { wrapper: 'MonetaryAccountExternal', name: '', iban: null, currency: '', more: nothingKnown },
    { wrapper: 'MonetaryAccountBank', name: 'Old pot', status: 'CANCELLED', entries: fewOf(2, 5_000, -5_000), more: { sub_status: 'REDEMPTION_VOLUNTARY', reason: 'OTHER', reason_description: 'not needed' } },
    { wrapper: 'MonetaryAccountBank', name: 'Dollars', currency: 'USD', entries: fewOf(3, 100_000, -2_599, -1) },
    { wrapper: 'MonetaryAccountBank', name: 'Busy', openingMinor: 1_000_000, entries: busyEntries(67_000_000, startMs, busyPayments) },
    { wrapper: 'MonetaryAccountBank', name: 'Frozen', status: 'BLOCKED', entries: fewOf(4, 100), more: { sub_status: 'COMPLETELY' } },
    { wrapper: 'MonetaryAccountCard', name: 'Credit card', entries: fewOf(5, -3_000), more: { balance_real: amount(-3_000, 'EUR') } },
    { wrapper: 'MonetaryAccountLight', name: 'Travel', entries: fewOf(6, 1_000), more: { balance_maximum: amount(15_000, 'EUR') } },
    { wrapper: 'MonetaryAccountExternalSavings', name: 'Partner savings', entries: fewOf(7, 70_000) },
    { wrapper: 'MonetaryAccountInvestment', name: 'Stocks', entries: fewOf(8, 12_000), more: { birdee_investment_portfolio: null } },
    { wrapper: 'MonetaryAccountSwitchService', name: 'Switch', iban: null, more: { alias: undefined, balance: undefined, currency: undefined } },
    { wrapper: 'MonetaryAccountHologram', name: 'Not invented yet', entries: fewOf(9, 1), more: { shimmer: true } },
    { wrapper: 'MonetaryAccountBank', name: 'Pot without IBAN', iban: null, entries: fewOf(10, 4_200) },
  ]
} // prettier-ignore

/** The seed data of fact sheet 15.10: one of every oddity, all of one person's. The rows lie before `startMs`. */
export function oddAccounts(
  person: PersonUser,
  startMs: number,
  busyPayments: number,
): readonly BunqAccount[] {
  return plansOf(person, startMs, busyPayments).map((plan, nth) => {
    const { openingMinor = 0 } = plan
    const timeline = timelineOf(openingMinor, plan.entries ?? [])
    return {
      id: 3_630_001 + nth,
      wrapper: plan.wrapper,
      userIds: [person.id],
      createdAt: startMs - 1_000 * dayMs,
      name: plan.name,
      holder: displayName(person),
      iban: plan.iban === undefined ? ibanFor(nth) : plan.iban,
      currency: plan.currency ?? 'EUR',
      status: plan.status ?? 'ACTIVE',
      openingMinor,
      ...(plan.more === undefined ? {} : { more: plan.more }),
      timeline: () => timeline,
      actions: () => plan.actions ?? [],
      scheduled: () => plan.scheduled ?? [],
    }
  })
}

/** What a fresh sandbox user has: one account and nothing on it. */
export function emptyAccount(person: PersonUser, id: number): BunqAccount {
  return {
    id,
    wrapper: 'MonetaryAccountBank',
    userIds: [person.id],
    createdAt: person.createdAt,
    name: 'bunq account',
    holder: displayName(person),
    iban: ibanOf('NL', `BUNQ${String(id).padStart(10, '0')}`),
    currency: 'EUR',
    status: 'ACTIVE',
    openingMinor: 0,
    timeline: () => timelineOf(0, []),
    actions: () => [],
    scheduled: () => [],
  }
}
