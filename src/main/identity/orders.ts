import type { OrderId, OrderOutcome, OrderPurpose, OrderView } from '../../shared/order.ts'
import type { BankIdLink, CompletionData } from './port.ts'

/** What an order asks of BankID, and what follows when somebody completed it. */
export interface OrderRequest {
  readonly purpose: OrderPurpose
  readonly link: BankIdLink
  readonly ask:
    | { readonly kind: 'auth'; readonly visibleText?: string; readonly personalNumber?: string }
    | { readonly kind: 'sign'; readonly visibleText: string; readonly hiddenData: Uint8Array }
  /**
   * Looks at who completed it and does what the order was for; only then is it shown as complete. Who completed it is checked here:
   * a completion for another person than was named never reaches it.
   * @throws AppError what it throws is the order's failure
   */
  readonly finish: (
    completion: CompletionData,
    /** `isOpenedHere`: the app was asked to open on this machine, so the person may be expected here. */
    how: { readonly isOpenedHere: boolean },
  ) => OrderOutcome | Promise<OrderOutcome>
}

/** Every order of this process, whatever is on screen. One at a time: a new one cancels the one before it. One that ended can be asked for
 *  some minutes longer. */
export interface Orders {
  /** Resolves at once; BankID is asked behind it, and each change goes out as an `order` event. `stops`: as it was when the order was
   *  asked for, where something had to be waited for first. @throws AppError `cancelled` where it is another one by now */
  start(request: OrderRequest, stops?: number): OrderId
  /** How often all of them were cancelled or forgotten: nobody looks any more at what was asked for before the last time. */
  stops(): number
  /** @throws AppError `not-found` */
  get(id: OrderId): OrderView
  /** @throws AppError `not-found`, `invalid-input` where nobody is waited for any more */
  openApp(id: OrderId): Promise<void>
  /** Also at BankID, within a bounded time. @throws AppError `not-found` */
  cancel(id: OrderId): Promise<void>
  /** Nobody looks any more: the window closed, or the app goes. Resolves when BankID was told, or a second was given to it;
   *  what a completed one was for is given three, and goes on. */
  cancelAll(): Promise<void>
  /** Cancels them, and at once nothing is told any more of any order, ended or not: what a complete one shows names a person. For
   *  whoever locks the app, which waits for nobody's disk. */
  forgetAll(): Promise<void>
}
