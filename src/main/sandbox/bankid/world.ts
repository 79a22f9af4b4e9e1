import type { HttpBindings } from '@hono/node-server'
import type { SandboxClock } from '../clock.ts'
import type { FaultQueue } from '../faults/faults.ts'
import type { Orders, RelyingParty } from './orders.ts'
import type { FaultKind, Switches } from './switches.ts'

/** What every route of the sandbox is given. */
export interface World {
  readonly clock: SandboxClock
  readonly switches: Switches
  readonly faults: FaultQueue<FaultKind>
  readonly orders: Orders
  /** Collects that came within a second of the one before, for the same order. */
  tooFastCollects: number
}

export interface Env {
  Bindings: HttpBindings
  Variables: {
    /** Set by the gate. */
    party: RelyingParty
    /** What `extra-properties` adds to the answer. */
    isExtended?: boolean
  }
}
