import { AppError, isAppError } from '../../../shared/errors.ts'
import type { TransactionPage, TransactionQuery } from '../bank.ts'
import type { AccountTraits } from './accounts.ts'
import { readCursor } from './cursor.ts'
import { askPage, type Listing } from './listing.ts'
import { toEntry, type Entry } from './payments.ts'
import { canHaveCards, noActions, readOpenActions, sinceOf, withoutPaid } from './pending.ts'
import { daysOf, listBelow, type Reader } from './reader.ts'
import { walkPayments, type Answer } from './walk.ts'

/** The payments of one account, newest first; before them on the newest page what its cards still hold. */
export async function* readPayments(reader: Reader, query: TransactionQuery, signal: AbortSignal): AsyncGenerator<TransactionPage, void> {
  const [account, ...others] = query.accounts
  if (account === undefined || others.length > 0) throw new AppError('internal', 'bunq is asked about one account at a time')
  const { bankKey, kind, currency } = account
  const dayOf = daysOf(reader, bankKey)
  const now = reader.clock.now()
  const place = readCursor(query.cursor)
  // Actions before payments: a purchase made in between is then in neither or in the payments, never in both.
  const isAskedForPending = place === null && canHaveCards(kind)
  const { actions, unreadable } = isAskedForPending
    ? await readOpenActions(await listBelow(reader, bankKey, 'mastercard-action', signal), { bankKey, currency, dayOf, now }, signal)
    : noActions
  const mayLackPayments = reader.known.get(bankKey)?.mayLackPayments === true
  const listing = await listBelow(reader, bankKey, 'payment', signal)
  yield* walkPayments(
    {
      from: query.from,
      place,
      today: dayOf(now),
      dayOf,
      newest: { since: sinceOf(actions), unreadable, rows: (read) => withoutPaid(actions, read) },
    },
    (olderId) => askPayments(listing, { bankKey, dayOf, mayLackPayments }, olderId, signal),
  )
} // prettier-ignore

async function askPayments(
  listing: Listing,
  { bankKey, dayOf, mayLackPayments }: { readonly bankKey: string } & AccountTraits,
  askedId: string | null,
  signal: AbortSignal,
): Promise<Answer> {
  const entries: Entry[] = []
  const unreadable: string[] = []
  try {
    const { items, olderId } = await askPage(listing, askedId, signal)
    for (const item of items) {
      const entry = toEntry(item, bankKey, dayOf)
      if (typeof entry === 'string') unreadable.push(entry)
      else entries.push(entry)
    }
    return { entries, unreadable, olderId }
  } catch (error) {
    if (mayLackPayments && isAppError(error, 'bank-refused')) return { entries, unreadable, olderId: null }
    throw error
  }
}
