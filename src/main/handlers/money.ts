import type { Handlers } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { CalendarDate } from '../../shared/ids.ts'
import { instantOf, tellStale, type HandlerContext } from './context.ts'

type Own =
  | 'accounts:list'
  | 'account:update'
  | 'overview:get'
  | 'balances:history'
  | 'flows:monthly'
  | 'transactions:page'
  | 'transactions:rows'
  | 'transactions:summary'
  | 'transaction:get'

/** The questions of the pages, handed to the reader thread, and the two things one can change about an account. */
export function moneyHandlers(context: HandlerContext, today: () => CalendarDate): Pick<Handlers, Own> {
  const { reader, store } = context
  return {
    'accounts:list': () => reader.ask('accounts:list', undefined),
    'account:update': ({ accountId, name, isCounted }) => {
      const account = store.accounts.list().find(({ id }) => id === accountId)
      if (account === undefined) throw new AppError('not-found', 'there is no account with this id')
      const change = {
        ...(name === undefined || name === account.ownName
          ? {}
          : { name: { before: account.ownName, after: name } }),
        ...(isCounted === undefined || isCounted === account.isCounted ? {} : { isCounted }),
      }
      if (Object.keys(change).length === 0) return null
      const subject = { name: account.ownName ?? account.bankName, account: change }
      store.journal.record({ kind: 'account', at: instantOf(context.clock.now()), subject }, () => {
        if (name !== undefined) store.accounts.rename(accountId, name)
        if (isCounted !== undefined) store.accounts.setCounted(accountId, isCounted)
      })
      tellStale(context, 'accounts', 'transactions', 'journal')
      return null
    },
    'overview:get': () => reader.ask('overview:get', undefined),
    'balances:history': (input) => reader.ask('balances:history', { ...input, today: today() }),
    'flows:monthly': (input) => reader.ask('flows:monthly', { ...input, today: today() }),
    'transactions:page': (input) => reader.ask('transactions:page', input),
    'transactions:rows': (input) => reader.ask('transactions:rows', input),
    'transactions:summary': (input) => reader.ask('transactions:summary', { ...input, today: today() }),
    'transaction:get': (input) => reader.ask('transaction:get', input),
  }
}
