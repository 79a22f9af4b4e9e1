import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { SandboxClock } from '../clock.ts'
import type { FaultQueue } from '../faults/faults.ts'
import type { Credentials } from './credentials.ts'
import type { Edits } from './edits.ts'
import type { BunqAccount } from './ledger.ts'
import type { Grant, OAuthClients } from './oauth-clients.ts'
import type { Installation, Session, Sessions } from './sessions.ts'
import type { FaultKind, Switches } from './switches.ts'
import type { PersonUser, Users } from './users.ts'
import { texts } from './wire.ts'

/** One refused attempt to change something. */
export interface Write {
  readonly method: string
  readonly path: string
}

/** What every route of the sandbox is given. */
export interface World {
  readonly clock: SandboxClock
  readonly switches: Switches
  readonly faults: FaultQueue<FaultKind>
  readonly users: Users
  readonly credentials: Credentials
  readonly sessions: Sessions
  readonly oauth: OAuthClients
  readonly edits: Edits
  readonly writes: Write[]
  /** In the bank's order. */
  readonly accounts: BunqAccount[]
}

export interface Variables {
  /** Where the call comes from. */
  ip: string
  /** Behind the token of the call, living or dead: its key signs the answer. */
  installation?: Installation
  /** Set by the gate of everything a session is needed for. */
  session?: Session
}
export interface Env {
  Bindings: HttpBindings
  Variables: Variables
}

/** The session the gate has let in. */
export function sessionOf(c: Context<Env>): Session {
  const session = c.get('session')
  if (session === undefined) throw new RangeError('a route without its gate')
  return session
}

/** Accounts a person, or what the person allowed a client, can see. */
export function visibleAccounts(
  world: World,
  person: PersonUser,
  grant: Grant | null,
): readonly BunqAccount[] {
  return world.accounts
    .filter(({ userIds }) => userIds.includes(person.id))
    .filter(({ id }) => grant === null || grant.accountIds.has(id))
}

/** The owners of an account, the one who opened it first. */
export function ownersOf(world: World, account: BunqAccount): readonly PersonUser[] {
  return account.userIds.flatMap((id) => world.users.persons.find((person) => person.id === id) ?? [])
}

/** An error's second text, for the two sentences the sheet has in Dutch (fact sheet E18). */
export function isDutch(c: Context<Env>): boolean {
  return c.req.header('x-bunq-language') === 'nl_NL'
}

/** How a dead session or a token of the wrong kind is refused: both forms occur (fact sheet 4.3). */
export function deadSession(world: World, c: Context<Env>): readonly [401 | 403, string, string] {
  if (world.switches.deadSession === '403-authentication') return [403, texts.authentication, texts.authentication]
  return [401, texts.authorisation, isDutch(c) ? 'Onvoldoende autorisatie.' : texts.authorisation]
} // prettier-ignore
