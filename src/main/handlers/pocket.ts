import type { Pocket } from '../../shared/contract.ts'
import { AppError, toFailure, type Failure } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Account } from '../../shared/model.ts'
import { connectionOf, instantOf, tellStale, type HandlerContext, type HandlersOf } from './context.ts'
import { recordFailure } from './failures.ts'
import { readTimeoutMs } from './bank-calls.ts'
import type { Jobs } from './jobs.ts'

const key = 'pocket'

/** What the running app knows of an account in the small window beyond what is stored. */
interface Refreshing {
  isUnderWay: boolean
  failure: Failure | null
}

/**
 * One account pinned to a small window: its balance, and a refresh that asks for that account alone. With Sbanken's client
 * credentials that is one token call and one account call, and one call while the token lives (its fact sheet, section 12).
 */
export function pocketHandlers(context: HandlerContext, jobs: Jobs): HandlersOf<'pocket'> {
  const { store } = context
  // One an account: what came of one that was pinned before is not the next one's.
  const all = new Map<AccountId, Refreshing>()
  const refreshingOf = (id: AccountId): Refreshing => {
    const known = all.get(id) ?? { isUnderWay: false, failure: null }
    all.set(id, known)
    return known
  }
  const pinned = async (): Promise<Account | null> => {
    const id = store.settings.get(key)
    return typeof id === 'string' ? await accountOf(context, id) : null
  }
  const shown = async (): Promise<Pocket | null> => {
    const account = await pinned()
    return account === null ? null : toPocket(account, refreshingOf(account.id))
  }

  return {
    'pocket:get': shown,
    'pocket:pin': async ({ accountId }) => {
      if ((await accountOf(context, accountId)) === null)
        throw new AppError('not-found', 'there is no account with this id')
      store.settings.set(key, accountId)
      refreshingOf(accountId).failure = null
      tellStale(context, 'pocket')
      return null
    },
    'pocket:unpin': () => {
      store.settings.set(key, null)
      tellStale(context, 'pocket')
      return null
    },
    'pocket:refresh': async () => {
      const account = await pinned()
      if (account === null) return null
      const refreshing = refreshingOf(account.id)
      if (!refreshing.isUnderWay && isCallable(account)) await refresh(context, jobs, account, refreshing)
      return await shown()
    },
  }
}

async function accountOf({ reader }: HandlerContext, id: AccountId): Promise<Account | null> {
  const accounts = await reader.ask('accounts:list', undefined)
  return accounts.find((account) => account.id === id) ?? null
}

/** A failure is part of what the window shows, and of what the connection's card says. */
async function refresh(
  context: HandlerContext,
  jobs: Jobs,
  account: Account,
  refreshing: Refreshing,
): Promise<void> {
  const { connectionId } = account
  if (connectionId === null) return // known from files alone: nobody to ask
  refreshing.isUnderWay = true
  tellStale(context, 'pocket')
  try {
    await jobs.run('call', connectionId, (stop) => askBank(context, account.id, connectionId, stop))
    refreshing.failure = null
  } catch (error) {
    recordFailure(context, connectionId, error)
    refreshing.failure = toFailure(error, context.log.error('pocket', error))
  } finally {
    refreshing.isUnderWay = false
    tellStale(context, 'pocket', 'accounts')
  }
}

async function askBank(
  { store, sessions, clock }: HandlerContext,
  accountId: AccountId,
  connectionId: string,
  stop: AbortSignal,
): Promise<void> {
  const session = await sessions.open(connectionOf(store, connectionId))
  const record = store.accounts.list(connectionId).find(({ id }) => id === accountId)
  if (record === undefined) throw new AppError('not-found', 'the account went with its connection')
  const fresh = await session.account(
    record.bankKey,
    AbortSignal.any([stop, AbortSignal.timeout(readTimeoutMs)]),
  )
  store.accounts.upsertFromBank(connectionId, [fresh], instantOf(clock.now()))
}

function toPocket(account: Account, { isUnderWay, failure }: Refreshing): Pocket {
  return {
    accountId: account.id,
    name: account.name,
    bankName: account.connectionName,
    kind: account.kind,
    balance: account.available ?? account.booked,
    isAvailable: account.available !== null,
    balanceAt: account.balanceAt,
    canRefresh: isCallable(account),
    isRefreshing: isUnderWay,
    failure,
  }
}

/** Of an account known from files alone, or of a bank that was disconnected, nobody can be asked. */
function isCallable({ connectionStatus }: Account): boolean {
  return connectionStatus !== null && connectionStatus !== 'disconnected'
}
