import { hasCode, secondOf, type OrderState } from './order-state.ts'
import type { StartedOrder } from './port.ts'
import type { Timers } from './timers.ts'

export interface CodeDeps {
  readonly timers: Timers
  readonly state: () => OrderState
  readonly show: () => void
}

/** Shows the code of each whole second of this order, for as long as it may be scanned: fact sheet 17. */
export function showEachSecond(deps: CodeDeps, order: StartedOrder): void {
  const { timers, state, show } = deps
  const isScannable = (): boolean => {
    const now = state()
    return hasCode(now) && now.order === order
  }
  const next = (shown: number): void => {
    const restMs = order.startedAt + (shown + 1) * 1000 - timers.now()
    timers.after(Math.max(restMs, 1), () => {
      if (!isScannable()) return
      const second = secondOf(order, timers.now())
      if (second > shown) show() // a timer may come early
      next(second)
    })
  }
  if (isScannable()) next(secondOf(order, timers.now()))
}
