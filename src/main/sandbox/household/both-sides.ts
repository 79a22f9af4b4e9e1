import { accountOf, people, type AccountRef, type HouseholdAccount } from './accounts.ts'
import type { Day } from './calendar.ts'
import { booked, type Draft, type PostingKind } from './posting.ts'

/** One side of a transfer, as the bank that keeps the account tells it. `minor` is in the account's currency and signed. */
export interface Side {
  readonly account: AccountRef
  readonly day: Day
  readonly minor: number
  readonly text: string
  readonly rest?: Partial<Draft>
}

/** Both sides of a transfer; each names whom the other account belongs to and its number. */
export function bothSides(
  kind: PostingKind,
  from: Side,
  to: Side,
  message: string | null = null,
): readonly Draft[] {
  return [oneSide(kind, from, to.account, message), oneSide(kind, to, from.account, message)]
}

function oneSide(kind: PostingKind, side: Side, otherRef: AccountRef, message: string | null): Draft {
  const other = accountOf(otherRef)
  const saysIban = accountOf(side.account).bank === 'bunq' || other.bank === 'bunq'
  return booked(side.account, kind, side.day, side.minor, side.text, {
    counterparty: ownersOf(other),
    remote: saysIban ? other.iban : other.number,
    message,
    ...side.rest,
  })
}

/** bunq shortens first names and names every owner; a Norwegian bank names the one who opened the account. */
export function ownersOf({ bank, owner, visibleTo }: HouseholdAccount): string {
  const named = people.filter(({ ref }) => (bank === 'bunq' ? visibleTo.includes(ref) : ref === owner))
  return named
    .map(({ firstName, lastName }) => `${bank === 'bunq' ? `${firstName.slice(0, 1)}.` : firstName} ${lastName}`)
    .join(', ')
} // prettier-ignore
