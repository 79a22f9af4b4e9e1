import type { HandlersOf } from './context.ts'
import type { Orders } from '../identity/orders.ts'

/** They answer whatever is on screen: an order may be what opens the app. */
export function orderHandlers(orders: Orders): HandlersOf<'order'> {
  return {
    'order:get': ({ orderId }) => orders.get(orderId),
    'order:cancel': async ({ orderId }) => {
      await orders.cancel(orderId)
      return null
    },
    'order:open-app': async ({ orderId }) => {
      await orders.openApp(orderId)
      return null
    },
  }
}
