import { useEffect, useEffectEvent, useRef } from 'react'
import type { Failure } from '../../../shared/errors.ts'
import type { OrderId, OrderView } from '../../../shared/order.ts'
import { useApi, useCommand } from '../api.ts'
import { forgetOrder, hasEnded, newerView, usePushedOrder } from '../orders.ts'

export interface FollowedOrder {
  /** null: nothing is known of it yet. */
  readonly view: OrderView | null
  /** Why nothing can be known of it: main has forgotten it, or was started anew since. */
  readonly lost: Failure | null
  /** Stops it, also at BankID. */
  readonly cancel: () => void
}

/**
 * Follows an order to its end, which is told once. Whoever leaves before cancels it: nobody would see what comes of it. One order a
 * component: another one wants another `key`.
 */
export function useOrder(orderId: OrderId, onEnded: (view: OrderView) => void): FollowedOrder {
  const answered = useApi('order:get', { orderId }, { isBrief: true })
  const view = newerView(usePushedOrder(orderId), answered.data)
  const { mutate } = useCommand('order:cancel')
  const isOver = useRef(false)
  const cancel = () => {
    if (isOver.current) return
    isOver.current = true
    mutate({ orderId })
  }
  const end = useEffectEvent((ended: OrderView) => {
    if (isOver.current) return
    isOver.current = true
    onEnded(ended)
  })
  useEffect(() => {
    if (view !== null && hasEnded(view)) end(view)
  }, [view])

  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    clearTimeout(leaving.current)
    return () => {
      // React takes a component down and up again while it is developed; only who is gone a moment later has left.
      leaving.current = setTimeout(() => {
        if (!isOver.current) mutate({ orderId })
        forgetOrder(orderId)
      }, 0)
    }
  }, [mutate, orderId])
  return { view, lost: view === null ? (answered.error?.failure ?? null) : null, cancel }
}
