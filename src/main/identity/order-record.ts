import { isAppError, toFailure } from '../../shared/errors.ts'
import type { OrderId, OrderView } from '../../shared/order.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { CollectPace } from './follow.ts'
import { isOver, viewOf, type EndState, type OrderState } from './order-state.ts'
import type { OrderRequest } from './orders.ts'
import type { Timers } from './timers.ts'

/** What every order of this process works with. */
export interface RunDeps {
  readonly clock: Clock
  readonly log: Log
  readonly timers: Timers
  readonly pace: CollectPace
  readonly emit: (view: OrderView) => void
  readonly openApp: (url: string, origin: string) => Promise<void>
}

/** One order as `order-run.ts` keeps it. */
export interface OrderRecord extends RunDeps {
  readonly orderId: OrderId
  readonly request: OrderRequest
  state: OrderState
  renewals: number
  isOpenedHere: boolean
  /** Nothing is told of it any more. */
  isMuted: boolean
  /** BankID told of a completion, and what the order was for is being done: that cannot be called back. */
  isFinishing: boolean
  /** Of the order that lives at BankID and has to be ended there; null: there is none. */
  openRef: string | null
  /** ms by the timers; null: it is under way. */
  endedAt: number | null
  readonly stop: AbortController
}

export function newRecord(deps: RunDeps, orderId: OrderId, request: OrderRequest): OrderRecord {
  return {
    ...deps,
    orderId,
    request,
    state: { phase: 'starting' },
    renewals: 0,
    isOpenedHere: false,
    isMuted: false,
    isFinishing: false,
    openRef: null,
    endedAt: null,
    stop: new AbortController(),
  }
}

/** How it looks at this moment. */
export function viewNow(record: OrderRecord): OrderView {
  const { orderId, request, isOpenedHere, renewals, state, timers } = record
  return viewOf({ orderId, purpose: request.purpose, isOpenedHere, renewals }, state, timers.now())
}

/** Moves it on, and tells; without a state it tells of the one it has. */
export function show(record: OrderRecord, state: OrderState = record.state): void {
  record.state = state
  if (!record.isMuted) record.emit(viewNow(record))
}

/** The first end counts; what comes after it changes nothing. */
export function end(record: OrderRecord, state: EndState): void {
  if (isOver(record.state)) return
  record.endedAt = record.timers.now()
  show(record, state)
  const code = state.phase === 'complete' ? null : (state.hint ?? state.failure.code)
  record.log.event('order', {
    kind: record.request.purpose,
    outcome: state.phase,
    code,
    count: record.renewals,
  })
}

/** What was thrown is its end, unless it was cancelled and this is how it noticed. */
export function fail(record: OrderRecord, error: unknown): void {
  if (isOver(record.state)) return
  const ref = isAppError(error) ? undefined : record.log.error('order', error)
  end(record, { phase: 'failed', failure: toFailure(error, ref), hint: null })
}
