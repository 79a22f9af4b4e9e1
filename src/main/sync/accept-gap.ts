import { AppError } from '../../shared/errors.ts'
import type { AccountId, ConnectionId, EntryId, Instant } from '../../shared/ids.ts'
import type { AccountRecord } from '../store/account-record.ts'
import type { Store } from '../store/store.ts'
import { compareAgain, outcomeNow } from './prove-again.ts'

/** A gap as the person was shown it: what the bank says less what we hold, in minor units. */
export interface ShownGap {
  readonly accountId: AccountId
  readonly gapMinor: number
}

/**
 * An account of a bank, whose syncs could find another gap.
 * @throws AppError `not-found`; `invalid-input` for an account of files: only the file that is missing mends it, and each proof
 *   of it begins anew with the first balance that a file states.
 */
export function bankAccountOf(
  { accounts }: Pick<Store, 'accounts'>,
  accountId: AccountId,
): AccountRecord & { readonly connectionId: ConnectionId } {
  const account = accounts.list().find(({ id }) => id === accountId)
  if (account === undefined) throw new AppError('not-found', 'there is no account with this id')
  const { connectionId } = account
  if (connectionId === null) throw new AppError('invalid-input', 'an account of files is not counted on')
  return { ...account, connectionId }
}

/**
 * Counts from here on as though the gap had been there before the first row: for one that was looked into and that no row can
 * mend. An entry of the journal, so that it can be taken back. Payments stay as they are; one that turns up later makes a gap of
 * the other sign.
 * @throws AppError `not-found` when there is no such gap any more, or another one, or rows were read that no proof has looked at;
 *   `already-running` while a sync reads or something is taken back; and those of `bankAccountOf`.
 */
export function acceptGap(store: Store, { accountId, gapMinor }: ShownGap, at: Instant): EntryId {
  const { connectionId, ownName, bankName, currency } = bankAccountOf(store, accountId)
  const subject = {
    name: ownName ?? bankName,
    account: { setAside: { minor: gapMinor, currency } },
  }
  const unlock = store.lockConnection(connectionId)
  try {
    const { entryId } = store.journal.record({ kind: 'account', at, subject }, () => {
      if (outcomeNow(store, accountId)?.gapMinor !== gapMinor)
        throw new AppError('not-found', 'the gap is another one by now')
      store.proofs.acceptGap(accountId, gapMinor, at)
      compareAgain(store, accountId, at)
    })
    return entryId
  } finally {
    unlock()
  }
}
