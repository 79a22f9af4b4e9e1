import type { Handlers } from '../../shared/contract.ts'
import { decideReview } from '../sync/decide-review.ts'
import { proveAgain } from '../sync/prove-again.ts'
import { markOwnTransfers } from '../sync/transfers.ts'
import { instantOf, tellStale, type HandlerContext } from './context.ts'

type Own = 'review:list' | 'review:decide' | 'pending:traces'

export function reviewHandlers(context: HandlerContext): Pick<Handlers, Own> {
  const { store, reader, clock } = context
  return {
    'review:list': () => reader.ask('review:list', undefined),
    'review:decide': async ({ reviewId, decision }) => {
      const at = instantOf(clock.now())
      decideReview(store, reviewId, decision, at)
      await markOwnTransfers(store)
      proveAgain(store, at)
      tellStale(context, 'transactions', 'accounts', 'reviews', 'journal')
      return null
    },
    'pending:traces': (input) => reader.ask('pending:traces', input),
  }
}
