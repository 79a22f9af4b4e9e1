import type { AccountRecord } from '../store/account-record.ts'
import type { Run } from './job.ts'

/**
 * Asks the bank what is going to move, where it tells. An account that was asked about and has nothing left loses what it had;
 * after half an answer everything known stays.
 * @throws AppError those of the bank session and the store.
 */
export async function readUpcoming(run: Run, accounts: readonly AccountRecord[]): Promise<void> {
  if (run.session.upcoming === undefined || accounts.length === 0) return
  const asked = accounts.map(({ bankKey, kind, currency }) => ({ bankKey, kind, currency }))
  const { payments, problems } = await run.session.upcoming(asked, run.signal)
  if (problems.length > 0) {
    run.isPartial = true
    return
  }
  const byKey = Map.groupBy(payments, ({ bankKey }) => bankKey)
  run.store.transaction(() => {
    for (const { id, bankKey } of accounts) run.store.upcoming.replace(id, byKey.get(bankKey) ?? [])
  })
}
