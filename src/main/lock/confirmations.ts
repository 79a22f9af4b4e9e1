import type { OrderId } from '../../shared/order.ts'

/** Long enough to finish what one had begun in the settings. */
const goodForMs = 5 * 60_000

/** Orders by which the bound person showed that it is still them. */
export interface Confirmations {
  add(orderId: OrderId): void
  /** True once, and only for some minutes. */
  use(orderId: OrderId): boolean
  clear(): void
}

/** @param nowMs a time nobody can set */
export function createConfirmations(nowMs: () => number): Confirmations {
  const given = new Map<OrderId, number>()
  return {
    add: (orderId) => void given.set(orderId, nowMs()),
    use(orderId) {
      const at = given.get(orderId)
      given.delete(orderId)
      return at !== undefined && nowMs() - at <= goodForMs
    },
    clear: () => given.clear(),
  }
}
