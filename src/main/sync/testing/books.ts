import type { BankTransaction, TransactionPage } from '../../banks/bank.ts'
import { invent, startStore } from '../../store/testing.ts'
import { bankAccount, bankRow, inventBank, syncWith, today } from '../testing.ts'

// For tests only: one account whose bank answers with exactly the books of each reading, and with what they come to.

export interface BookedRow {
  readonly id: number
  readonly identity: string
  readonly bookedOn: string
  readonly minor: number
  readonly text: string
  readonly missingSince: string | null
  readonly settlesOn: string | null
}

export interface AskedReview {
  readonly kind: string
  readonly reason: string
  readonly firstId: number
  readonly secondId: number | null
  readonly decision: string | null
}

/** What was on the account before the first row of its books. */
const before = 1_000_000

/** @param tellsBalance false: a bank that tells no balance, so that nothing can be proven. */
export async function startBooks(tellsBalance = true) {
  const at = await startStore()
  const connectionId = invent.connection(at.store)
  const bank = inventBank()
  const balanceOf = (books: readonly BankTransaction[]) => {
    const booked = books.filter(({ status, bookedOn }) => status === 'booked' && bookedOn <= today)
    return { minor: booked.reduce((sum, { amount }) => sum + amount.minor, before), currency: 'NOK' }
  }
  return {
    ...at,
    bank,
    connectionId,
    accountId: (): string => at.store.accounts.list()[0]?.id ?? '',
    /** One sync of exactly these books. `at`: the instant it happens at. */
    read: (
      books: readonly BankTransaction[],
      more: {
        at?: string
        distort?: (page: TransactionPage) => TransactionPage
        policy?: Parameters<typeof syncWith>[3]
        overlapDays?: number
        /** What the bank says is on the account, where that is not what its books come to. */
        balanceOf?: readonly BankTransaction[]
      } = {},
    ) => {
      bank.books = [...books]
      bank.distort = more.distort ?? ((page) => page)
      bank.accounts = [bankAccount({ booked: tellsBalance ? balanceOf(more.balanceOf ?? books) : null })]
      const now = Date.parse(more.at ?? `${today}T10:00:00Z`)
      return syncWith(at.store, bank, connectionId, {
        clock: { now: () => now },
        overlapDays: more.overlapDays ?? 14,
        ...more.policy,
      })
    },
    rows: () =>
      at.ask<BookedRow>(`SELECT id, identity, booked_on AS bookedOn, minor, text, missing_since AS missingSince,
        settles_on AS settlesOn FROM bank_transaction ORDER BY booked_on, id`),
    reviews: () =>
      at.ask<AskedReview>(
        `SELECT kind, reason, first_id AS firstId, second_id AS secondId, decision FROM review ORDER BY id`,
      ),
    [Symbol.dispose]: () => at[Symbol.dispose](),
  }
}
export type Books = Awaited<ReturnType<typeof startBooks>>

/** A coffee of 28 May, unless said otherwise. */
export function coffee(more: Partial<BankTransaction> & { minor?: number } = {}): BankTransaction {
  return bankRow({ bookedOn: '2026-05-28', minor: -4500, text: 'KAFFEBAREN BERGEN', ...more })
}

/** Something else on the account, so that an answer without one row is not an answer without any. */
export const salary: BankTransaction = bankRow({
  identity: 'salary',
  bookedOn: '2026-05-15',
  minor: 3_500_000,
  text: 'Lønn',
})

/** A person writes about a payment. */
export function writeNote({ store }: Pick<Books, 'store'>, id: number, text: string): void {
  const payment = store.annotations.payment(id)
  if (payment === null) throw new Error('no such payment')
  store.journal.record({ kind: 'note', at: invent.at, subject: {} }, () =>
    store.annotations.setNote(payment, text, invent.at),
  )
}
