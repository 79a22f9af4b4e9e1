import type { Failure } from '../shared/errors.ts'
import type { CoreDeps, EventListener } from './core-port.ts'
import type { Demo } from './demo-port.ts'
import type { EndpointMap } from './endpoints.ts'
import type { Orders } from './identity/orders.ts'
import type { Lock } from './lock/port.ts'
import type { Place } from './place.ts'
import type { Profile } from './profile.ts'
import type { Timetable } from './timetable.ts'

/** What is on screen: the person's own data, why it cannot be shown, the invented household, or that either is locked. */
export type Stage =
  | { readonly kind: 'own'; readonly profile: Profile; readonly timetable: Timetable | null }
  | { readonly kind: 'problem'; readonly failure: Failure }
  | { readonly kind: 'demo'; readonly profile: Profile; readonly demo: Demo }
  | { readonly kind: 'locked'; readonly demo: Demo | null }

export interface Stages {
  now(): Stage
  /** From the moment of locking on. */
  isLocked(): boolean
  /** How often the app was locked: an answer that was begun before the last time is not given any more. */
  lockings(): number
  /** Where what is on screen lives; null: its folder cannot be used. */
  place(): Place | null
  /** Tries to open the person's own data again; nothing happens where it is open. */
  retry(): Promise<void>
  /** Puts a copy in the place of the person's own data, which is kept. @throws AppError those of `restoreCopy`. */
  restore(fileName: string): Promise<void>
  /** Lets the lock be opened, and opens what it locks. Errors: those of `open`; what keeps the data closed is a stage. */
  unlock(open: (lock: Lock) => Promise<void>): Promise<void>
  /** Nothing happens where the lock is off or the app is locked, but that an opening that is under way comes to nothing. */
  lockNow(): Promise<void>
  enterDemo(): Promise<void>
  leaveDemo(): Promise<void>
  close(): Promise<void>
}

export interface StageDeps {
  readonly core: CoreDeps
  readonly endpoints: EndpointMap
  readonly emit: EventListener
  readonly orders: Orders
}

/** The invented household, open or locked; null: it is not on screen. */
export function demoOf(stage: Stage): Demo | null {
  return 'demo' in stage ? stage.demo : null
}
