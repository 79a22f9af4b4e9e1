import { randomUUID } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { OrderId, OrderView } from '../../shared/order.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { createCollectPace } from './follow.ts'
import { runOrder, type OrderRun } from './order-run.ts'
import type { Orders } from './orders.ts'
import { systemTimers, type Timers } from './timers.ts'

export interface OrdersDeps {
  readonly clock: Clock
  readonly log: Log
  readonly emit: (view: OrderView) => void
  /** Opens the BankID app, or the simulator's stand-in for it. */
  readonly openApp: (url: string, origin: string) => Promise<void>
  /** Absent: the system's. */
  readonly timers?: Timers
}

/** How long, and how many, a page may still ask for after their end. */
const keptMs = 10 * 60 * 1000
const mostKept = 20

/** See `Orders`. */
export function createOrders({ timers = systemTimers, ...deps }: OrdersDeps): Orders {
  const runs = new Map<OrderId, OrderRun>()
  const pace = createCollectPace(timers)
  const cancelEach = async (): Promise<void> =>
    void (await Promise.all([...runs.values()].map((run) => run.cancel())))
  let stops = 0
  const cancelAll = async (): Promise<void> => {
    stops += 1
    const finished = [...runs.values()].map((run) => run.finished())
    await Promise.all([cancelEach(), ...finished])
  }
  const known = (id: OrderId): OrderRun => {
    forgetOld(runs, timers.now())
    const run = runs.get(id)
    if (run === undefined) throw new AppError('not-found', 'there is no such order')
    return run
  }
  return {
    start(request, asked = stops) {
      if (asked !== stops)
        throw new AppError('cancelled', 'nobody looks any more at what this order was asked for')
      forgetOld(runs, timers.now())
      const id = randomUUID()
      runs.set(id, runOrder({ ...deps, timers, pace }, id, request, cancelEach()))
      return id
    },
    stops: () => stops,
    get: (id) => known(id).view(),
    openApp: async (id) => await known(id).openApp(),
    cancel: async (id) => await known(id).cancel(),
    cancelAll,
    async forgetAll() {
      stops += 1
      const told = cancelEach()
      for (const run of runs.values()) run.mute() // also one that is only now done with what it was for
      runs.clear()
      await told
    },
  }
}

function forgetOld(runs: Map<OrderId, OrderRun>, now: number): void {
  const over = [...runs].filter(([, run]) => run.endedAt() !== null)
  for (const [index, [id, run]] of over.entries()) {
    const isOld = now - (run.endedAt() ?? now) > keptMs
    if (isOld || over.length - index > mostKept) runs.delete(id)
  }
}
