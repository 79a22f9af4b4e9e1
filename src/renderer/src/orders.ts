import { useSyncExternalStore } from 'react'
import type { OrderId, OrderView } from '../../shared/order.ts'

let latest: OrderView | null = null
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

/** Takes in one push from main about a BankID order. One order runs at a time, so the last push is all there is to keep. */
export function receiveOrder(view: OrderView): void {
  latest = view
  tell()
}

/** Forgets an order that nobody looks at any more: with its end it says who somebody is. */
export function forgetOrder(orderId: OrderId): void {
  if (latest?.orderId !== orderId) return
  latest = null
  tell()
}

/** Has the order come to its end? Nothing changes after that. */
export function hasEnded({ phase }: OrderView): boolean {
  return phase === 'complete' || phase === 'failed'
}

/**
 * How an order stands by what was pushed and what was answered. A push is the newer of the two, because main pushes each change; but
 * an end is an end, whichever of them brought it.
 */
export function newerView(pushed: OrderView | null, answered: OrderView | undefined): OrderView | null {
  if (answered !== undefined && hasEnded(answered)) return answered
  return pushed ?? answered ?? null
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The last push about this order, drawn anew at each; null before the first. */
export function usePushedOrder(orderId: OrderId): OrderView | null {
  return useSyncExternalStore(subscribe, () => (latest?.orderId === orderId ? latest : null))
}
