import type { OpenState, Order, OrderState } from './orders.ts'
import { errorReply, json } from './wire.ts'
import type { World } from './world.ts'

/** The seed's limit: never more often than once in so many milliseconds (fact sheet 16). */
const leastPauseMs = 1000

const stepHints = { call: 'userCallConfirm', document: 'userMrtd', sign: 'userSign' } as const

/** The nth of a sequence that a switch sets, the last one for good; null where it sets none. */
function fromSequence(hints: readonly string[], nth: number): string | null {
  return hints[Math.min(nth, hints.length - 1)] ?? null
}

function openHint(world: World, { collects }: Order, state: OpenState): string {
  return state.hint ?? fromSequence(world.switches.openHints, collects) ?? stepHints[state.step]
}

function isTooFast(world: World, order: Order): boolean {
  const now = world.clock.now()
  const last = order.lastCollectAt
  order.lastCollectAt = now
  return last !== null && now - last < leastPauseMs
}

/** After the last `processing` the order is complete, as of now. */
function processed(world: World, order: Order, state: Extract<OrderState, { phase: 'processing' }>): void {
  const { collectsLeft, completion } = state
  if (collectsLeft > 1) world.orders.enter(order, { ...state, collectsLeft: collectsLeft - 1 })
  else world.orders.enter(order, { phase: 'complete', at: world.clock.now(), completion })
}

/** Answers with the order's state, and forgets the order once it has told its end (fact sheet 11, 16). */
export function collect(world: World, order: Order): Response {
  const { orderRef, state } = order
  if (isTooFast(world, order)) {
    world.tooFastCollects++
    if (world.switches.strictPolling) return errorReply(429, 'tooManyRequests', 'Collected too often')
  }
  const pending = (hintCode: string): Response => {
    order.collects++
    return json(200, { orderRef, status: 'pending', hintCode })
  }
  switch (state.phase) {
    case 'waiting':
      return pending(fromSequence(world.switches.waitingHints, order.collects) ?? 'outstandingTransaction')
    case 'open':
      return pending(openHint(world, order, state))
    case 'processing':
      processed(world, order, state)
      return pending('processing')
    case 'complete':
      world.orders.enter(order, { phase: 'gone' })
      return json(200, { orderRef, status: 'complete', completionData: state.completion })
    case 'failed':
      world.orders.enter(order, { phase: 'gone' })
      return json(200, { orderRef, status: 'failed', hintCode: state.hintCode })
    case 'gone':
      throw new Error('an order that is gone is found by nobody')
  }
}
