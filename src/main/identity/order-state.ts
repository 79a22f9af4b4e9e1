import type { FailedHint, PendingHint } from '../../shared/bankid.ts'
import type { Failure } from '../../shared/errors.ts'
import type { Instant } from '../../shared/ids.ts'
import type { OrderId, OrderOutcome, OrderPurpose, OrderView } from '../../shared/order.ts'
import { toPendingHint } from './bankid/hints.ts'
import { qrText } from './bankid/qr.ts'
import type { StartedOrder } from './port.ts'

/** Where an order stands. `order` holds its secrets: it never leaves this process, and ends with the order. */
export type OrderState =
  | { readonly phase: 'starting' }
  | {
      readonly phase: 'alive'
      readonly order: StartedOrder
      readonly hint: PendingHint
      /** When BankID stops waiting for somebody. */
      readonly waitsUntil: Instant
    }
  /** Nobody came, and another one is being asked for. */
  | { readonly phase: 'between' }
  | EndState

/** `hint`: where BankID said why. */
export type EndState =
  | { readonly phase: 'complete'; readonly outcome: OrderOutcome }
  | { readonly phase: 'failed'; readonly failure: Failure; readonly hint: FailedHint | null }

export interface OrderFacts {
  readonly orderId: OrderId
  readonly purpose: OrderPurpose
  readonly isOpenedHere: boolean
  readonly renewals: number
}

const unpicked: ReadonlySet<PendingHint> = new Set(['outstandingTransaction', 'noClient'])

/** Has somebody picked it up? */
export function isPickedUp(hint: PendingHint): boolean {
  return !unpicked.has(hint)
}

/** `hintCode` as BankID sent it. The same state where nothing changed. */
export function withHint(state: OrderState, hintCode: string): OrderState {
  const hint = toPendingHint(hintCode)
  return state.phase !== 'alive' || state.hint === hint ? state : { ...state, hint }
}

export function isOver(state: OrderState): state is EndState {
  return state.phase === 'complete' || state.phase === 'failed'
}

/** May its code be scanned? Only while nobody has picked it up: fact sheet 17. */
export function hasCode(state: OrderState): state is Extract<OrderState, { phase: 'alive' }> {
  return state.phase === 'alive' && state.hint === 'outstandingTransaction'
}

/** Whole seconds since BankID's answer arrived. */
export function secondOf({ startedAt }: StartedOrder, now: number): number {
  return Math.max(0, Math.floor((now - startedAt) / 1000))
}

/** What a page may see of it. `now`: by the same clock as `startedAt`. */
export function viewOf(facts: OrderFacts, state: OrderState, now: number): OrderView {
  const isWaiting = state.phase === 'alive' && !isPickedUp(state.hint)
  return {
    ...facts,
    phase: phaseOf(state),
    qr: hasCode(state) ? qrText(state.order, secondOf(state.order, now)) : null,
    pendingHint: state.phase === 'alive' ? state.hint : null,
    failedHint: state.phase === 'failed' ? state.hint : null,
    failure: state.phase === 'failed' ? state.failure : null,
    outcome: state.phase === 'complete' ? state.outcome : null,
    waitsUntil: isWaiting ? state.waitsUntil : null,
  }
}

function phaseOf(state: OrderState): OrderView['phase'] {
  if (state.phase === 'between') return 'waiting'
  if (state.phase === 'alive') return isPickedUp(state.hint) ? 'open' : 'waiting'
  return state.phase
}
