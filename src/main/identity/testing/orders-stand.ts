import type { OrderView } from '../../../shared/order.ts'
import { recordingLog, testClock } from '../../http/testing/server.ts'
import { createOrders } from '../create-orders.ts'
import type { OrderRequest } from '../orders.ts'
import { inventedLink } from './invented-link.ts'
import { manualTimers } from './manual-timers.ts'

/** Orders with time and BankID in the hands of a test; `views` is everything a page was sent. */
export function ordersStand(script: Parameters<typeof inventedLink>[1] = {}) {
  const timers = manualTimers()
  const bankId = inventedLink(timers, script)
  const views: OrderView[] = []
  const opened: string[] = []
  const log = recordingLog()
  const clock = testClock(Date.UTC(2026, 10, 21, 18))
  const opener = { isBroken: false }
  const orders = createOrders({
    clock,
    log,
    timers,
    emit: (view) => void views.push(view),
    openApp: (url, origin) => {
      if (opener.isBroken) return Promise.reject(new Error('no such app'))
      opened.push(`${origin} ${url}`)
      return Promise.resolve()
    },
  })
  const start = (request: Partial<OrderRequest> = {}): string =>
    orders.start({
      purpose: 'confirm',
      link: bankId.link,
      ask: { kind: 'auth' },
      finish: () => ({ kind: 'confirmed' }),
      ...request,
    })
  return { orders, start, timers, ...bankId, views, opened, opener, log, clock }
}
