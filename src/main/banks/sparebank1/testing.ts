import type { BankTransaction, TransactionPage } from '../bank.ts'
import type { Ask } from './ask-window.ts'
import { addDays } from './dates.ts'
import type { RowOwner } from './transaction.ts'
import { walkWindows } from './windows.ts'

// For tests: an invented ledger behind the one call a bank has.

export const today = '2026-06-20'
export const accounts: readonly RowOwner[] = ['a', 'b', 'c'].map((bankKey) => ({
  bankKey,
  kind: 'current',
  currency: 'NOK',
}))

export interface Entry {
  readonly account: string
  readonly bookedOn: string
  /** What the bank selects by: the booking day, or some days before it. */
  readonly performedOn: string
}

export function rowOf(entry: Entry, n: number): BankTransaction {
  return {
    bankKey: entry.account,
    status: 'booked',
    identity: String(n),
    bookedOn: entry.bookedOn,
    valueOn: null,
    purchasedOn: null,
    amount: { minor: n, currency: 'NOK' },
    original: null,
    rate: null,
    text: '',
    bankText: '',
    counterparty: null,
    counterpartyAccount: null,
    message: null,
    typeCode: null,
    typeText: null,
    bankRef: null,
    raw: '{}',
  }
}

interface BankRules {
  readonly ceiling?: number
  readonly excludesStart?: boolean
  readonly excludesEnd?: boolean
  readonly oldestFirst?: boolean
}

/** An invented ledger behind the one call there is; remembers what it was asked. */
export function bankOf(ledger: readonly Entry[], rules: BankRules = {}) {
  const calls: { keys: string; fromDate: string; toDate: string; rowLimit: number }[] = []
  const rows = ledger.map((entry, n) => ({ entry, row: rowOf(entry, n) }))
  const ask: Ask = async (asked, fromDate, toDate, rowLimit) => {
    calls.push({ keys: asked.map((a) => a.bankKey).join(), fromDate, toDate, rowLimit })
    const start = rules.excludesStart === true ? addDays(fromDate, 1) : fromDate
    const end = rules.excludesEnd === true ? addDays(toDate, -1) : toDate
    const found = rows
      .filter(({ entry }) => asked.some((a) => a.bankKey === entry.account))
      .filter(({ entry }) => entry.performedOn >= start && entry.performedOn <= end)
      .sort(
        (x, y) =>
          (x.entry.performedOn < y.entry.performedOn ? 1 : -1) * (rules.oldestFirst === true ? -1 : 1),
      )
      .slice(0, Math.min(rowLimit, rules.ceiling ?? Infinity))
    return { rows: found.map(({ row }) => row), wireCount: found.length, problems: [] }
  }
  return { ask, calls }
}

export async function pagesOf(
  ask: Ask,
  options: {
    from?: string | null
    cursor?: string | null
    rowLimit?: number
    accounts?: readonly RowOwner[]
  } = {},
): Promise<readonly TransactionPage[]> {
  const { from = null, cursor = null, rowLimit = 1000 } = options
  const pages: TransactionPage[] = []
  const walk = { accounts: options.accounts ?? accounts, from, cursor, today, rowLimit }
  for await (const page of walkWindows(walk, ask)) pages.push(page)
  return pages
}
export const numbersIn = (pages: readonly TransactionPage[]) =>
  pages.flatMap((page) => page.rows.map((row) => row.amount.minor)).sort((a, b) => a - b)
export const booked = (bookedOn: string, account = 'a'): Entry => ({
  account,
  bookedOn,
  performedOn: bookedOn,
})
export const daily = (count: number): Entry[] =>
  Array.from({ length: count }, (_, n) => booked(addDays(today, -n)))
