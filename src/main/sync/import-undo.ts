import { writtenNumbers } from '../../shared/account-number.ts'
import { isAppError } from '../../shared/errors.ts'
import type { AccountId, ConnectionId, ImportId, Instant } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { NewFileAccount } from '../store/file-accounts.ts'
import type { Store } from '../store/store.ts'
import { startPace } from './pace.ts'
import { proveAgain } from './prove-again.ts'
import { markOwnTransfers } from './transfers.ts'

const releasedAtOnce = 500

/**
 * Takes back what one file alone brought: rows the bank or another file tells of as well stay. Killed on the way, it is
 * ended when the store is next opened.
 * @param at now; the balance of an account of files alone is known anew from then on.
 * @returns how many rows went.
 * @throws AppError `already-running` while a file is taken in or one of the accounts is being synced, and those of the store.
 */
export async function undoImport(store: Store, id: ImportId, at: Instant): Promise<number> {
  const unlock = lockForImport(store, store.imports.accountIds(id))
  try {
    store.transaction(() => store.imports.reopen(id))
    return await releaseImport(store, id, at)
  } finally {
    unlock()
  }
}

/** At start-up: takes back what a killed process left half done, but not what another process is at work on. */
export async function undoInterruptedImports(store: Store, clock: Clock): Promise<void> {
  for (const id of store.imports.unfinished()) {
    let unlock: () => void
    try {
      unlock = lockForImport(store, store.imports.accountIds(id))
    } catch (error) {
      if (isAppError(error, 'already-running')) continue
      throw error
    }
    try {
      // Until the lock was ours, another process may have ended it well.
      if (!store.imports.isFinished(id)) await releaseImport(store, id, new Date(clock.now()).toISOString())
    } finally {
      unlock()
    }
  }
}

/** Where a file goes: an account, or one it begins. */
type Destination = AccountId | Pick<NewFileAccount, 'number' | 'iban'>

/**
 * The connections whose sync could change what a file is met with: those of its accounts, and all of them where one of the
 * accounts is of files alone and has a number, for any bank may take that over on the way.
 */
export function connectionsAround(
  store: Pick<Store, 'accounts' | 'connections'>,
  into: readonly Destination[],
): readonly ConnectionId[] {
  const accounts = new Map(store.accounts.list().map((account) => [account.id, account]))
  const found = new Set<ConnectionId>()
  for (const destination of into) {
    const known = typeof destination === 'string' ? accounts.get(destination) : null
    const account = typeof destination === 'string' ? known : destination
    if (known?.connectionId) found.add(known.connectionId)
    else if (account && writtenNumbers(account).length > 0)
      return store.connections.list().map(({ id }) => id)
  }
  return [...found]
}

/**
 * One import at a time, and no sync meanwhile that could reach its accounts: what was planned must still be true when it is
 * written.
 * @returns the function that lets go. @throws AppError `already-running`; nothing is held then.
 */
export function lockForImport(store: Store, into: readonly Destination[]): () => void {
  const held = [store.lockImports()]
  const release = (): void => {
    for (const unlock of held.toReversed()) unlock()
  }
  try {
    for (const connectionId of connectionsAround(store, into)) held.push(store.lockConnection(connectionId))
  } catch (error) {
    release()
    throw error
  }
  return release
}

/** For whoever holds the lock of an unfinished import. Safe to repeat at any point. @returns how many rows went. */
export async function releaseImport(store: Store, id: ImportId, at: Instant): Promise<number> {
  const { imports, accounts } = store
  const pace = startPace()
  let removed = 0
  for (
    let next = imports.rows(id, releasedAtOnce);
    next.length > 0;
    next = imports.rows(id, releasedAtOnce)
  ) {
    let released = 0
    while (released < next.length) {
      await pace.rest()
      store.pageTransaction(() => {
        do {
          const row = next[released++]
          if (row === undefined) return
          imports.release(id, row)
          removed += row.isItsAlone
        } while (!pace.isDue())
      })
    }
  }
  const accountIds = imports.accountIds(id)
  store.transaction(() => {
    imports.removeAccounts(id)
    for (const accountId of accountIds) {
      accounts.files.updateBalance(accountId, at)
      accounts.files.removeIfEmpty(accountId)
    }
  })
  await markOwnTransfers(store)
  store.transaction(() => {
    imports.remove(id)
    store.journal.closeImport(id, at)
    proveAgain(store, at)
  })
  return removed
}
