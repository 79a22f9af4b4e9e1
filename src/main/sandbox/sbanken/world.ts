import type { HttpBindings } from '@hono/node-server'
import type { SandboxClock } from '../clock.ts'
import type { FaultQueue } from '../faults/faults.ts'
import type { Day } from '../household/calendar.ts'
import type { Books, Household } from '../household/household.ts'
import type { Ledger } from './ledger.ts'
import type { Portal } from './portal.ts'
import type { FaultKind, Switches } from './switches.ts'
import type { Tokens } from './tokens.ts'

/** What every route of the sandbox is given. */
export interface World {
  readonly clock: SandboxClock
  readonly switches: Switches
  readonly faults: FaultQueue<FaultKind>
  readonly portal: Portal
  readonly tokens: Tokens
  /** Sbanken's part of it. */
  readonly household: Household
  readonly ledger: Ledger
  /** The date in Oslo by the clock. */
  today(): Day
  books(): Books
}

export interface Env {
  Bindings: HttpBindings
}
