import type { HttpBindings } from '@hono/node-server'
import type { SandboxClock } from '../clock.ts'
import type { FaultQueue } from '../faults/faults.ts'
import type { AccessTokens, Caller } from './access-tokens.ts'
import type { Credentials } from './credentials.ts'
import type { LoginDelay } from './login-delay.ts'
import type { FaultKind, Switches } from './switches.ts'
import type { Tables } from './tables.ts'

/** What every route of the sandbox is given. */
export interface World {
  readonly clock: SandboxClock
  /** FIS's own time, ms since 1970: the clock's, and the skew a test gave it. */
  now(): number
  readonly switches: Switches
  readonly faults: FaultQueue<FaultKind>
  readonly tables: Tables
  readonly credentials: Credentials
  readonly tokens: AccessTokens
  readonly delay: LoginDelay
  /** Where it listens; known once it does. */
  url(): string
}

export interface Env {
  Bindings: HttpBindings
  Variables: { caller: Caller }
}
