import { z } from 'zod'
import { isAppError } from '../../../shared/errors.ts'
import type { AccountKind } from '../../../shared/model.ts'
import type { BankTransaction } from '../bank.ts'
import { toOpenAction, type ActionContext, type OpenAction } from './card-actions.ts'
import { instantOf } from './instants.ts'
import { allPages, type Listing } from './listing.ts'
import type { Entry } from './payments.ts'
import { readItem, word, type WireItem } from './wire.ts'

/** Longer than any card network lets a shop hold money without clearing; what is older is over, whatever it says. */
const longestHoldMs = 31 * 86_400_000
/** A payment appears as its card is authorised (fact sheet 9), by another of bunq's clocks. */
const sameMomentMs = 300_000

/** Kinds of account a bunq card can pay from. */
const withCards: ReadonlySet<AccountKind> = new Set(['current', 'joint', 'currency', 'credit-card'])
export const canHaveCards = (kind: AccountKind): boolean => withCards.has(kind)

export interface OpenActions {
  readonly actions: readonly OpenAction[]
  readonly unreadable: readonly string[]
}
export const noActions: OpenActions = { actions: [], unreadable: [] }

/**
 * Uses of an account's cards that may still have to be paid. They only add to the payments (fact sheet 10), so a connection
 * that may not read them, or an answer that is no list, costs the pending rows and says so, and the payments go on.
 * @throws AppError those of the client but `bank-refused` and `unexpected-response`.
 */
export async function readOpenActions(
  listing: Listing,
  context: ActionContext,
  signal: AbortSignal,
): Promise<OpenActions> {
  const actions: OpenAction[] = []
  const unreadable = new Set<string>()
  try {
    for await (const items of allPages(listing, signal)) {
      for (const item of items) {
        const action = toOpenAction(item, context)
        if (action === 'unreadable') unreadable.add('CARD_ACTION_UNREADABLE')
        else if (action !== null && action.at >= context.now - longestHoldMs) actions.push(action)
      }
      if (isOlder(items.at(-1), context.now - longestHoldMs)) break
    }
  } catch (error) {
    if (isAppError(error, 'bank-refused')) return { actions: [], unreadable: ['CARD_ACTIONS_REFUSED'] }
    if (!isAppError(error, 'unexpected-response')) throw error
    unreadable.add('CARD_ACTIONS_UNREADABLE')
  }
  return { actions, unreadable: [...unreadable] }
}

const moment = z.object({ created: word })
function isOlder(item: WireItem | undefined, at: number): boolean {
  const created = item === undefined ? null : instantOf(readItem(item, moment)?.wire.created)
  return created !== null && created < at
}

/** From when on payments have to be known to tell which actions they stand for, ms since 1970; null: there is none to tell. */
export function sinceOf(actions: readonly OpenAction[]): number | null {
  if (actions.length === 0) return null
  return Math.min(...actions.map(({ at }) => at)) - sameMomentMs
}

/**
 * The actions no payment stands for. Nothing in a payment names its action, so they meet by sum, shop and moment, nearest
 * first and one to one: two coffees are two payments, and one of them does not hide the other.
 */
export function withoutPaid(
  actions: readonly OpenAction[],
  payments: readonly Entry[],
): readonly BankTransaction[] {
  const sums = Map.groupBy(payments, ({ row }) => row.amount.minor)
  const pairs = actions.flatMap((action) =>
    (sums.get(action.row.amount.minor) ?? [])
      .map((payment) => ({ action, payment, apartMs: Math.abs(payment.at - action.at) }))
      .filter(({ payment, apartMs }) => apartMs <= sameMomentMs && areOfOneShop(action.row, payment.row)),
  )
  const paid = new Set<OpenAction>()
  const used = new Set<Entry>()
  for (const { action, payment } of pairs.sort((a, b) => a.apartMs - b.apartMs)) {
    if (paid.has(action) || used.has(payment)) continue
    paid.add(action)
    used.add(payment)
  }
  return actions.filter((action) => !paid.has(action)).map(({ row }) => row)
}

/** One word of the shop in both is enough: to leave out a hold is a lesser wrong than to count a purchase twice. */
function areOfOneShop(action: BankTransaction, payment: BankTransaction): boolean {
  if (action.amount.currency !== payment.amount.currency) return false
  const words = wordsOf(action)
  return words.size === 0 || [...wordsOf(payment)].some((each) => words.has(each))
}

function wordsOf({ text, counterparty }: BankTransaction): ReadonlySet<string> {
  const all = `${text} ${counterparty ?? ''}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return new Set(all.filter((each) => each.length > 2))
}
