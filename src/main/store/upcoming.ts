import type { AccountId, CalendarDate } from '../../shared/ids.ts'
import type { UpcomingKind } from '../../shared/model.ts'
import type { Money } from '../../shared/money.ts'
import type { WriteDb } from './port.ts'

/** Money that is going to move, as a bank tells it: the part of the banks' port that is stored. */
export interface UpcomingFacts {
  readonly kind: UpcomingKind
  readonly dueOn: CalendarDate
  readonly amount: Money
  readonly text: string
  readonly counterparty: string | null
  readonly raw: string
}

export type UpcomingStore = ReturnType<typeof upcomingStore>

/** What waits to move: no ledger, only the bank's last word on it. */
export function upcomingStore(db: WriteDb) {
  const clear = db.prepareWrite<[string]>('DELETE FROM upcoming_payment WHERE account_id = ?')
  const insert = db.prepareWrite<Record<string, string | number | null>>(`
    INSERT INTO upcoming_payment (account_id, kind, due_on, minor, text, counterparty, raw)
    VALUES (@accountId, @kind, @dueOn, @minor, @text, @counterparty, @raw)`)
  return {
    /** The account's upcoming payments are these and no others. */
    replace: db.transaction((accountId: AccountId, payments: readonly UpcomingFacts[]): void => {
      clear.run([accountId])
      for (const { amount, ...facts } of payments) {
        const { kind, dueOn, text, counterparty, raw } = facts
        insert.run({ accountId, kind, dueOn, minor: amount.minor, text, counterparty, raw })
      }
    }),
  }
}
