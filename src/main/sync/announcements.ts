import type { AccountId } from '../../shared/ids.ts'
import type { BankTransaction } from '../banks/bank.ts'
import type { AccountRecord } from '../store/account-record.ts'
import type { ToldAnnouncement } from '../store/pending.ts'
import { daysBefore, explainEnds } from './announcement-ends.ts'
import { meetAnnouncements } from './announcement-rules.ts'
import type { Run } from './job.ts'

type Reading = Pick<Run, 'store' | 'identity' | 'at'>
type Asked = readonly Pick<AccountRecord, 'id' | 'bankKey'>[]

/**
 * A whole answer: the announcements of the accounts are these and no others. One that is told again stays the same, also where
 * its words, day or sum changed; two equal ones stay two. One that is gone was booked, if a row of the bank's has come since
 * that can be it, or taken back. The ledger is only looked at: what was announced never decides what was booked (Sure #2013).
 */
export function replaceAnnouncements(run: Reading, accounts: Asked, told: readonly BankTransaction[]): void {
  for (const { id, bankKey } of accounts)
    replace(
      run,
      id,
      told.filter((row) => row.bankKey === bankKey),
    )
}

/** Half an answer: what it tells of is still announced; of the rest it says nothing. */
export function confirmAnnouncements(run: Reading, accounts: Asked, told: readonly BankTransaction[]): void {
  const { store, identity, at } = run
  for (const { id: accountId, bankKey } of accounts) {
    const own = told.filter((row) => row.bankKey === bankKey)
    const { again } = meetAnnouncements(store.pending.ofAccount(accountId), own, identity)
    for (const id of again.keys()) store.pending.confirm(id, at)
  }
}

/** At the end of a run: what no answer told of for as long as the bank's policy says will not be booked any more. */
export function expireAnnouncements({ store, identity, at }: Reading, accountId: AccountId): void {
  const quiet = store.pending.quietSince(accountId, daysBefore(at, identity.announcements.pendingDays))
  if (quiet.length === 0) return
  store.transaction(() => {
    for (const id of quiet) store.pending.end(id, 'expired', null, at)
  })
}

function replace(run: Reading, accountId: AccountId, told: readonly ToldAnnouncement[]): void {
  const { store, identity, at } = run
  const open = store.pending.ofAccount(accountId)
  const { again, fresh } = meetAnnouncements(open, told, identity)
  for (const [id, { row, isSame }] of again) {
    if (isSame) store.pending.confirm(id, at)
    else store.pending.update(id, row, at)
  }
  const gone = open.filter(({ id }) => !again.has(id))
  // Before the new ones are written: what came with them may still be booked rows of the old ones.
  explainEnds(run, accountId, gone)
  for (const row of fresh) store.pending.insert(accountId, row, at)
}
