import type { BankId } from '../../../src/shared/systems.ts'
import type { Command, History, SyncCommand } from './commands.ts'

/** A history worth keeping: a public thread's, or one the model found. */
export interface Regression {
  /** What happened, as a sentence. */
  readonly what: string
  readonly system: BankId
  readonly history: History
  /** Questions the app may put to the person at the end, at most; none unless it says so. */
  readonly asked?: number
}

type Pay = Extract<Command, { readonly do: 'pay' }>

/** A payment from the first account, just now and booked at once, unless it says otherwise. */
export const pay = (more: Partial<Pay> = {}): Pay => ({
  do: 'pay', account: 0, shop: 0, minor: -4500, daysAgo: 0, isHeld: false, ...more,
}) // prettier-ignore

/** A whole sync that nothing disturbs, unless it says otherwise. */
export const sync = (more: Partial<SyncCommand> = {}): SyncCommand => ({
  do: 'sync', clockMinutes: 0, failsAtCall: null, killedAtWrite: null, missingPart: 'none', paidDuring: null, ...more,
}) // prettier-ignore

export const wait = (hours: number): Command => ({ do: 'wait', hours })

/** Begins on the first of June with these payments in the books. */
export const history = (opening: readonly Pay[], commands: readonly Command[]): History => ({
  start: 0,
  ceiling: 10_000,
  isNew: false,
  countsHeld: false,
  opening,
  commands,
})
