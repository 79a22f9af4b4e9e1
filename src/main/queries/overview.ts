import type { CurrencyTotal, Overview } from '../../shared/contract-views.ts'
import type { Account } from '../../shared/model.ts'
import type { ReadDb } from '../store/port.ts'
import { accountsQuestion } from './accounts.ts'

/** The accounts a person follows and what they hold together. An account whose balance the bank did not tell is shown,
 *  but is in no total; nor is one that was closed. */
export function overviewQuestion(db: ReadDb): () => Overview {
  const allAccounts = accountsQuestion(db)
  return () => {
    const accounts = allAccounts().filter((account) => account.isChosen)
    const counted = accounts.filter(
      (account) => account.isCounted && !account.isClosed && account.booked !== null,
    )
    const readings = counted.flatMap((account) => account.balanceAt ?? [])
    return { netWorth: totalsOf(counted), accounts, oldestBalanceAt: readings.toSorted()[0] ?? null }
  }
}

/** One total a currency; the currency most accounts are in comes first. */
function totalsOf(accounts: readonly Account[]): readonly CurrencyTotal[] {
  const totals = new Map<string, CurrencyTotal>()
  for (const { booked } of accounts) {
    if (booked === null) continue
    const before = totals.get(booked.currency)
    totals.set(booked.currency, {
      currency: booked.currency,
      minor: (before?.minor ?? 0) + booked.minor,
      accountCount: (before?.accountCount ?? 0) + 1,
    })
  }
  return [...totals.values()].toSorted(
    (a, b) => b.accountCount - a.accountCount || (a.currency < b.currency ? -1 : 1),
  )
}
