import type { Order } from './orders.ts'
import { bankIdPeople, type BankIdPerson } from './people.ts'
import type { OrderKind, Transaction } from './request-fields.ts'

/** What the app shows of an order. */
export interface ShownOrder {
  readonly number: number
  readonly kind: OrderKind
  readonly relyingParty: string
  /** The text to sign, decoded; null: there is none. */
  readonly text: string | null
  readonly transaction: Transaction | null
  /** A finger or face will not do. */
  readonly wantsCode: boolean
  /** The one person who may, where the order or the call says so. */
  readonly person: BankIdPerson | null
}

export type PhoneRefusal =
  /** What was scanned is no code of BankID's; its order is unknown; its proof is wrong; it is of another moment. */
  | 'no-code'
  | 'unknown-code'
  | 'forged-code'
  | 'old-code'
  /** Nobody waits for it any longer, or somebody else has it. */
  | 'too-late'
  | 'not-for-you'
  /** The order names kinds of BankID, and a mobile one is not among them. */
  | 'no-fitting-bankid'
  /** Six digits are wanted. */
  | 'code-needed'
  /** No order is open here. */
  | 'nothing-open'

/** `call`, `document` and `sign` ask for something; the order is open. */
export type PhoneScreen =
  | { readonly shows: 'call' | 'document' | 'sign'; readonly order: ShownOrder }
  | { readonly shows: 'refusal'; readonly reason: PhoneRefusal }
  | { readonly shows: 'approved'; readonly returnUrl: string | null }
  /** With the hint code the relying party is told. */
  | { readonly shows: 'failed'; readonly hintCode: string; readonly returnUrl: string | null }

/** null: nobody here has that number. */
export function personBy(personalNumber: string | null): BankIdPerson | null {
  return Object.values(bankIdPeople).find((person) => person.personalNumber === personalNumber) ?? null
}

export function shownOrder({ number, kind, request, owner, state }: Order): ShownOrder {
  const text = request.visibleData === null ? null : Buffer.from(request.visibleData, 'base64').toString('utf8')
  return {
    number,
    kind,
    relyingParty: owner.displayName,
    text,
    transaction: request.transaction,
    wantsCode: request.wantsCode,
    person: (state.phase === 'open' ? state.by : null) ?? personBy(request.personalNumber),
  }
} // prettier-ignore

/** What the app shows of an order as it now is. */
export function screenOf(order: Order): PhoneScreen {
  const { state, request } = order
  const { returnUrl } = request
  if (state.phase === 'open') return { shows: state.step, order: shownOrder(order) }
  if (state.phase === 'failed') return { shows: 'failed', hintCode: state.hintCode, returnUrl }
  if (state.phase === 'processing' || state.phase === 'complete') return { shows: 'approved', returnUrl }
  return { shows: 'refusal', reason: 'too-late' }
}
