import type { OrderRequest } from '../identity/orders.ts'
import type { CompletionData } from '../identity/port.ts'
import { maskedNumber } from '../lock/views.ts'
import { assertConnected } from './connections.ts'
import { connectionOf, type HandlerContext, type HandlersOf } from './context.ts'
import { isSameAddress } from './same-address.ts'

export function identityHandlers({
  store,
  sessions,
  orders,
}: Pick<HandlerContext, 'store' | 'sessions' | 'orders'>): HandlersOf<'identity'> {
  return {
    'identity:identify': async ({ connectionId }) => {
      const connection = connectionOf(store, connectionId)
      assertConnected(connection.status)
      const stops = orders.stops()
      const link = await sessions.openBankId(connection)
      const told = link.endUserIp()
      const request: OrderRequest = {
        purpose: 'identify',
        // BankID is told the address that the answer is compared with, also if the machine moves to another network meanwhile.
        link: { ...link, endUserIp: () => told },
        ask: { kind: 'auth' },
        finish: ({ user, device }, { isOpenedHere }) => ({
          kind: 'identified',
          user: shownUser(user),
          // A phone that scans the code is elsewhere by nature: fact sheet 18.
          isSameAddress: isOpenedHere ? isSameAddress(told, device.ipAddress) : null,
        }),
      }
      const orderId = orders.start(request, stops)
      return { orderId }
    },
  }
}

function shownUser({ name, personalNumber }: CompletionData['user']) {
  return { name, maskedNumber: maskedNumber(personalNumber) }
}
