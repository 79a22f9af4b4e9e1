import type { SystemId } from '../../shared/systems.ts'
import type { Orders } from '../identity/orders.ts'
import type { HandlersOf } from './context.ts'

/** Before a connection of this system is let go: its order says goodbye to BankID through the link that is closed next. */
export async function endOrdersOver(
  { orders }: { readonly orders: Orders },
  system: SystemId,
): Promise<void> {
  if (system === 'bankid') await orders.cancelAll()
}

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
