import { AppError } from '../../shared/errors.ts'
import type { OrderView } from '../../shared/order.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Orders } from './orders.ts'

export interface OrdersDeps {
  readonly clock: Clock
  readonly log: Log
  readonly emit: (view: OrderView) => void
  /** Opens the BankID app, or the simulator's stand-in for it. */
  readonly openApp: (url: string, origin: string) => Promise<void>
}

export function createOrders(_deps: OrdersDeps): Orders {
  const none = (): never => {
    throw new AppError('not-found', 'there is no such order')
  }
  return { start: none, get: none, openApp: none, cancel: none, cancelAll: async () => undefined }
}
