import type { Handlers } from '../../shared/contract.ts'
import type { CalendarDate } from '../../shared/ids.ts'
import { tellStale, type HandlerContext } from './context.ts'

type Own =
  | 'accounts:list'
  | 'account:update'
  | 'overview:get'
  | 'balances:history'
  | 'flows:monthly'
  | 'transactions:page'
  | 'transactions:summary'
  | 'transaction:get'

/** The questions of the pages, handed to the reader thread, and the two things one can change about an account. */
export function moneyHandlers(context: HandlerContext, today: () => CalendarDate): Pick<Handlers, Own> {
  const { reader, store } = context
  return {
    'accounts:list': () => reader.ask('accounts:list', undefined),
    'account:update': ({ accountId, name, isCounted }) => {
      store.transaction(() => {
        if (name !== undefined) store.accounts.rename(accountId, name)
        if (isCounted !== undefined) store.accounts.setCounted(accountId, isCounted)
      })
      tellStale(context, 'accounts', 'transactions')
      return null
    },
    'overview:get': () => reader.ask('overview:get', undefined),
    'balances:history': (input) => reader.ask('balances:history', { ...input, today: today() }),
    'flows:monthly': (input) => reader.ask('flows:monthly', input),
    'transactions:page': (input) => reader.ask('transactions:page', input),
    'transactions:summary': (input) => reader.ask('transactions:summary', input),
    'transaction:get': (input) => reader.ask('transaction:get', input),
  }
}
