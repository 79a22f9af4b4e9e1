import type { FailedHint, PendingHint } from './bankid.ts'
import type { Failure } from './errors.ts'
import type { Instant } from './ids.ts'

/** Our own number of a BankID order; BankID's stays in main. */
export type OrderId = string

/** What an order is for. */
export type OrderPurpose = 'identify' | 'unlock' | 'bind' | 'confirm' | 'sign'

/** An order that asks for a signature. */
export interface SigningOrder {
  readonly orderId: OrderId
  /** What the person reads in the BankID app before approving, word for word: the file's name, its size and its fingerprint. */
  readonly visibleText: string
}

/** Who completed an order. */
export interface BankIdUser {
  readonly name: string
  /** Twelve digits, the last four as dots: enough to know oneself by. */
  readonly maskedNumber: string
}

/** What came of a complete order, by its purpose. */
export type OrderOutcome =
  | {
      readonly kind: 'identified'
      readonly user: BankIdUser
      /** Did BankID see the address that it was told of this machine? null: the two cannot be compared, and that means nothing. */
      readonly isSameAddress: boolean | null
    }
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'bound'; readonly user: BankIdUser }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'signed'; readonly fileName: string; readonly signatureFileName: string }

/** A BankID order as the page shows it; sent anew at each change, and each second while a code is to be scanned. */
export interface OrderView {
  readonly orderId: OrderId
  readonly purpose: OrderPurpose
  /** `starting`: BankID was asked. `waiting`: nobody has picked the order up, and `qr` may be scanned. `open`: somebody has it in
   *  the app. `complete` and `failed` are the end. */
  readonly phase: 'starting' | 'waiting' | 'open' | 'complete' | 'failed'
  /** Text of the code of this second; only while `waiting`, and null where there is none to scan. The secret behind it never
   *  leaves main. */
  readonly qr: string | null
  /** The app was asked to open on this machine. */
  readonly isOpenedHere: boolean
  readonly pendingHint: PendingHint | null
  readonly failedHint: FailedHint | null
  /** Set with `failed`; where BankID gave a hint its code is `bankid-failed`. */
  readonly failure: Failure | null
  /** Set with `complete`. */
  readonly outcome: OrderOutcome | null
  /** When BankID stops waiting for somebody to pick it up; null once picked up. */
  readonly waitsUntil: Instant | null
  /** How often nobody came and another order was made without a word. */
  readonly renewals: number
}
