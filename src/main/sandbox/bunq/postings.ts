import type { AccountRef } from '../household/accounts.ts'
import { osloMidnight, type Day } from '../household/calendar.ts'
import type { Standing } from '../household/household.ts'
import type { Posting } from '../household/posting.ts'
import type { CardAction, Counterparty, Entry, Scheduled } from './ledger.ts'

const hourMs = 3_600_000

/** Summer and winter, Amsterdam and Oslo keep the same time. Cards are used by day, everything else is booked early. */
function timeOf(posting: Posting, day: Day): number {
  const second = (posting.serial * 7_919) % 3_600
  const hour = posting.card === null ? posting.serial % 6 : 8 + (posting.serial % 14)
  return osloMidnight(day) + hour * hourMs + second * 1000 + (posting.serial % 1000)
}

/** An authorised purchase is a payment at once. A hold in another sum, or one that is given back, becomes none before it settles. */
const isHeld = (one: Posting): boolean => one.isReleased || one.pendingMinor !== one.minor
const bookedOn = (one: Posting): Day => (one.card === null || isHeld(one) ? one.settledOn : one.seenOn)
const settlesAt = (one: Posting): number => osloMidnight(one.settledOn) + 4 * hourMs + 130_500
const createdAt = (one: Posting): number =>
  one.card !== null && isHeld(one) ? settlesAt(one) : timeOf(one, bookedOn(one))

function typeOf({ kind }: Posting): readonly [string, string] {
  switch (kind) {
    case 'purchase':
      return ['MASTERCARD', 'PAYMENT']
    case 'refund':
      return ['MASTERCARD', 'REVERSAL']
    case 'round-up':
      return ['SAVINGS', 'PAYMENT']
    case 'giro':
      return ['EBA_SDD', 'SDD']
    case 'own-transfer':
    case 'interest':
      return ['BUNQ', 'PAYMENT']
    default:
      return ['EBA_SCT', 'SCT']
  }
}

function otherOf(posting: Posting): Counterparty {
  const name = posting.counterparty ?? 'Onbekend'
  if (posting.card !== null) return { name, iban: null, kind: 'merchant', mcc: posting.card.mcc }
  const isBunq = posting.kind === 'interest' || posting.remote?.slice(4, 8) === 'BUNQ'
  return { name, iban: posting.remote, kind: isBunq ? 'bunq' : 'outside' }
}

/** Payments of all accounts with ids that rise with time and are the same on every later day, and the id of each posting's. */
export function entriesOf(standings: readonly Standing[], today: Day) {
  const happenings = standings
    .filter(({ posting }) => bookedOn(posting) <= today)
    .map(({ posting }) => ({ posting, day: bookedOn(posting), at: createdAt(posting) }))
    .sort((a, b) => a.at - b.at || a.posting.serial - b.posting.serial)
  const entries = new Map<AccountRef, Entry[]>()
  const ids = new Map<number, number>()
  let [current, nth] = [0, 0]
  for (const { posting, day, at } of happenings) {
    nth = day === current ? nth + 1 : 0
    current = day
    const id = day * 3_000 + nth
    ids.set(posting.serial, id)
    const ofAccount = entries.get(posting.account) ?? []
    entries.set(posting.account, ofAccount)
    ofAccount.push(entryOf(posting, id, at))
  }
  return { entries, ids }
}

function entryOf(posting: Posting, id: number, at: number): Entry {
  const [type, subType] = typeOf(posting)
  return {
    id,
    at,
    minor: posting.minor,
    type,
    subType,
    description: posting.text,
    other: otherOf(posting),
    settlesAt: posting.card !== null && !isHeld(posting) ? settlesAt(posting) : null,
  }
}

/** What the card's network knows of a posting at an instant; null where no card was used. */
export function actionOf({ posting }: Standing, paymentId: number | null, now: number): CardAction | null {
  const { card } = posting
  if (card === null) return null
  const at = timeOf(posting, posting.seenOn) - 200
  const isPending = settlesAt(posting) > now && posting.kind === 'purchase'
  const isOpenHold = isHeld(posting) && isPending
  return {
    id: Math.floor(at / 1000),
    at,
    updatedAt: isPending ? at : Math.max(at, settlesAt(posting)),
    minor: Math.abs(isOpenHold ? posting.pendingMinor : posting.minor),
    originalMinor: Math.abs(posting.pendingMinor),
    description: posting.text,
    merchant: card.merchant,
    city: card.city.toUpperCase(),
    mcc: card.mcc,
    decision: 'ALLOWED',
    authorisationStatus: isOpenHold ? 'PRE_AUTHORISED' : 'AUTHORISED',
    authorisationType: isHeld(posting) ? 'PRE_AUTHORISATION' : 'NORMAL_AUTHORISATION',
    clearingStatus: isPending ? 'PENDING' : 'FIRST_PRESENTMENT_COMPLETE',
    paymentId: isOpenHold ? null : paymentId,
  }
}

/** Numbers rise with time; two uses of a card in one second take the next free ones. */
export function withOwnIds(actions: readonly CardAction[]): readonly CardAction[] {
  let last = 0
  return actions
    .toSorted((a, b) => a.at - b.at)
    .map((action) => ({ ...action, id: (last = Math.max(last + 1, action.id)) }))
}

const arranged: readonly Posting['kind'][] = ['transfer-abroad', 'own-transfer', 'payment']

/** Money out that a person or a rule has arranged; direct debits and purchases are not. */
export const isArranged = ({ kind, minor }: Posting): boolean => arranged.includes(kind) && minor < 0

export function scheduledOf(posting: Posting, today: Day): Scheduled {
  return {
    id: posting.settledOn * 1_000 + (posting.serial % 1_000),
    createdAt: osloMidnight(today - 27) + 9 * hourMs,
    nextAt: timeOf(posting, posting.settledOn),
    minor: posting.minor,
    description: posting.text,
    other: otherOf(posting),
    recurrence: 'MONTHLY',
  }
}
