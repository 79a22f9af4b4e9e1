import type { FailedHint } from '../../shared/bankid.ts'
import { AppError, toFailure } from '../../shared/errors.ts'
import type { OrderId, OrderView } from '../../shared/order.ts'
import { toFailedHint } from './bankid/hints.ts'
import { follow, pickUpMs } from './follow.ts'
import { askForOrder } from './order-ask.ts'
import { showEachSecond } from './order-code.ts'
import { end, fail, newRecord, show, viewNow, type OrderRecord, type RunDeps } from './order-record.ts'
import { hasCode, isOver, isPickedUp, withHint } from './order-state.ts'
import type { OrderRequest } from './orders.ts'
import type { CompletionData, StartedOrder } from './port.ts'
import { within } from './timers.ts'

/** One order from its start to its end. */
export interface OrderRun {
  view(): OrderView
  openApp(): Promise<void>
  /** Resolves when BankID was told, or after a second. */
  cancel(): Promise<void>
  /** What a completion was for cannot be called back: resolves when it is done, or after three seconds. */
  finished(): Promise<void>
  /** Nothing is told of it from now on. */
  mute(): void
  /** ms by the timers; null: it is under way. */
  endedAt(): number | null
}

/** Nobody came that often, half a minute each time: then it is told. */
const mostRenewals = 5
/** How long a person who cancels, or an app that closes, waits for BankID. ms. */
const goodbyeMs = 1000
/** And an app that closes for a file that was signed to be read again, and its signature to be written. ms. */
const finishMs = 3000

/** Asks BankID once `before` is over: a second order for the same person would end both (fact sheet 14). */
export function runOrder(
  deps: RunDeps,
  orderId: OrderId,
  request: OrderRequest,
  before: Promise<void>,
): OrderRun {
  const run = newRecord(deps, orderId, request)
  const over = live(run, before)
  return {
    view: () => viewNow(run),
    endedAt: () => run.endedAt,
    mute: () => void (run.isMuted = true),
    openApp: async () => await openApp(run),
    async cancel() {
      if (isOver(run.state) || run.isFinishing) return
      end(run, { phase: 'failed', failure: { code: 'cancelled' }, hint: null })
      run.stop.abort()
      await within(deps.timers, goodbyeMs, over)
    },
    async finished() {
      if (run.isFinishing && !isOver(run.state)) await within(deps.timers, finishMs, over)
    },
  }
}

/** Never rejects: whatever happens is the order's end, and told as that. */
async function live(run: OrderRecord, before: Promise<void>): Promise<void> {
  show(run)
  try {
    await before
    if (!run.stop.signal.aborted) await untilItsEnd(run)
  } catch (error) {
    fail(run, error)
  }
  await sayGoodbye(run)
}

async function untilItsEnd(run: OrderRecord): Promise<void> {
  for (;;) {
    const order = await askForOrder(run.request, neverStopped())
    run.openRef = order.orderRef
    if (run.stop.signal.aborted) return
    const { collected, isTouched } = await watch(run, order)
    run.openRef = null
    if (collected.status === 'complete') return await finish(run, collected.completion)
    const hint = toFailedHint(collected.hintCode)
    if (!mayRenew(run, hint, isTouched))
      return end(run, { phase: 'failed', failure: { code: 'bankid-failed' }, hint })
    run.renewals += 1
    show(run, { phase: 'between' })
  }
}

/** Follows one order of BankID's and shows how it stands. `isTouched`: somebody had it in the app, if only for a moment. */
async function watch(run: OrderRecord, order: StartedOrder) {
  const code = { timers: run.timers, state: () => run.state, show: () => show(run) }
  const waitsUntil = new Date(run.clock.now() + pickUpMs).toISOString()
  let isTouched = false
  const onPending = (hintCode: string): void => {
    const before = run.state
    const next = withHint(before, hintCode)
    if (next === before) return
    isTouched ||= next.phase === 'alive' && isPickedUp(next.hint)
    show(run, next)
    if (!hasCode(before)) showEachSecond(code, order)
  }
  show(run, { phase: 'alive', order, hint: 'outstandingTransaction', waitsUntil })
  showEachSecond(code, order)
  const { timers, pace } = run
  const { client } = run.request.link
  const collected = await follow(order, { client, timers, pace, signal: run.stop.signal, onPending })
  return { collected, isTouched }
}

/** Where the app was asked to open here and did not, another code would hide that there is none. */
function mayRenew(run: OrderRecord, hint: FailedHint, isTouched: boolean): boolean {
  return hint === 'startFailed' && !isTouched && !run.isOpenedHere && run.renewals < mostRenewals
}

async function finish(run: OrderRecord, completion: CompletionData): Promise<void> {
  if (run.stop.signal.aborted) return
  run.isFinishing = true
  const { ask } = run.request
  const wanted = ask.kind === 'auth' ? ask.personalNumber : undefined
  if (wanted !== undefined && completion.user.personalNumber !== wanted)
    throw new AppError('bankid-other-person', 'another person completed the order than the one it was for')
  const outcome = await run.request.finish(completion, { isOpenedHere: run.isOpenedHere })
  end(run, { phase: 'complete', outcome })
}

async function openApp(run: OrderRecord): Promise<void> {
  const { state } = run
  if (state.phase !== 'alive' || isPickedUp(state.hint))
    throw new AppError('invalid-input', 'nobody is waited for in the app')
  const { url, origin } = run.request.link.startAddress(state.order.autoStartToken)
  await run.openApp(url, origin)
  run.isOpenedHere = true
  if (!isOver(run.state)) show(run)
}

/** Of what is wanted also after a cancel: only the answer to a question for an order says which one to end. It ends with its link at last. */
const neverStopped = (): AbortSignal => new AbortController().signal

/** Ends at BankID what did not end there by itself, so that nobody approves what nobody waits for. */
async function sayGoodbye({ request, openRef, log }: OrderRecord): Promise<void> {
  if (openRef === null) return
  try {
    await request.link.client.cancel(openRef, neverStopped())
  } catch (error) {
    // It ends by itself half a minute later, or is gone already.
    log.event('order.not-cancelled', { kind: request.purpose, code: toFailure(error).code })
  }
}
