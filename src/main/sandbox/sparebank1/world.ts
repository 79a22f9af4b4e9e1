import type { HttpBindings } from '@hono/node-server'
import type { SandboxClock } from '../clock.ts'
import type { FaultQueue } from '../faults/faults.ts'
import type { HouseholdAccount } from '../household/accounts.ts'
import type { Day } from '../household/calendar.ts'
import type { AccountBooks, Books, Household } from '../household/household.ts'
import type { AccountKeys } from './account-keys.ts'
import type { Consent, Consents } from './consents.ts'
import type { RowBodies } from './row-json.ts'
import type { RowIds } from './row-ids.ts'
import type { FaultKind, PartialCode, Switches } from './switches.ts'

/** A client registered in the portal. */
export interface RegisteredClient {
  readonly clientId: string
  readonly clientSecret: string
  /** Exactly these are let through; null: every loopback address. */
  readonly redirectUris: readonly string[] | null
}

/** What every route of the sandbox is given. */
export interface World {
  readonly clock: SandboxClock
  readonly switches: Switches
  readonly faults: FaultQueue<FaultKind>
  readonly clients: readonly RegisteredClient[]
  readonly household: Household
  readonly consents: Consents
  readonly keys: AccountKeys
  readonly rowIds: RowIds
  readonly bodyOf: RowBodies
  /** The date in Oslo by the clock. */
  today(): Day
  books(): Books
}

export interface Variables {
  /** Set by the gate for every call of the data API. */
  consent: Consent
  /** The media type version the client asked for. */
  version: number
  /** Set by a `partial` fault. */
  partial?: readonly PartialCode[]
}
export interface Env {
  Bindings: HttpBindings
  Variables: Variables
}

/** One account of the person's, with its key in this consent. */
export interface OpenAccount {
  readonly account: HouseholdAccount
  readonly key: string
}

/** The accounts this consent shows, in the bank's order. */
export function openAccounts(world: World, consent: Consent): readonly OpenAccount[] {
  return world.household.accounts
    .filter((account) => account.visibleTo.includes(consent.person))
    .map((account) => ({ account, key: world.keys.keyOf(consent, account.ref) }))
}

export function booksOf(world: World, account: HouseholdAccount): AccountBooks {
  const found = world.books().accounts.find((one) => one.account.ref === account.ref)
  if (found === undefined) throw new RangeError('an account without books')
  return found
}
