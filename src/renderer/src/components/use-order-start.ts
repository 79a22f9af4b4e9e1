import { useEffect, useRef, useState } from 'react'
import type { Input } from '../../../shared/contract.ts'
import type { Failure } from '../../../shared/errors.ts'
import type { OrderId, SigningOrder } from '../../../shared/order.ts'
import { call, failureOf } from '../api.ts'

/** The channels that begin an order; one of them may answer null, where the person closed a dialog first. */
type StartingChannel =
  | 'identity:identify'
  | 'lock:bind-bankid'
  | 'lock:confirm'
  | 'lock:unlock-with-bankid'
  | 'signing:sign-export'
  | 'signing:sign-file'

export interface OrderStart<C extends StartingChannel> {
  /** The order to show with BankIdOrder; null: none was begun, or it was put away. */
  readonly orderId: OrderId | null
  /** What the app shows, of an order that asks for a signature. */
  readonly visibleText: string | null
  /** Main was asked and has not answered. */
  readonly isStarting: boolean
  /** Why none was begun. */
  readonly failure: Failure | null
  /** Begins one, in the place of the one before. */
  readonly start: (input: Input<C>) => void
  /** Puts the order away, or why there is none: BankIdOrder, which it takes from the page, cancels it where it has not ended. */
  readonly clear: () => void
}

/** Begins orders for BankIdOrder. One that main answers with when the page has gone is cancelled: nobody would follow it. */
export function useOrderStart<C extends StartingChannel>(channel: C): OrderStart<C> {
  const [order, setOrder] = useState<{ readonly orderId: OrderId } | SigningOrder | null>(null)
  const [isStarting, setStarting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  // Which asking counts: an answer to an older one is an order that nobody follows.
  const asked = useRef(0)
  useEffect(
    () => () => {
      asked.current += 1
    },
    [],
  )
  const run = async (input: Input<C>, mine: number) => {
    try {
      const begun = await call(channel, input)
      if (begun === null) return
      if (mine === asked.current) setOrder(begun)
      else await call('order:cancel', { orderId: begun.orderId })
    } catch (error) {
      if (mine === asked.current) setFailure(failureOf(error))
    } finally {
      if (mine === asked.current) setStarting(false)
    }
  }
  return {
    orderId: order?.orderId ?? null,
    visibleText: order !== null && 'visibleText' in order ? order.visibleText : null,
    isStarting,
    failure,
    start: (input) => {
      asked.current += 1
      setOrder(null)
      setFailure(null)
      setStarting(true)
      void run(input, asked.current)
    },
    clear: () => {
      asked.current += 1
      setOrder(null)
      setFailure(null)
      setStarting(false)
    },
  }
}
