import { accountOf, type AccountRef, type BankRef } from './accounts.ts'
import type { Household } from './household.ts'

/** The part of the household that one bank knows: its own accounts and what happens on them. */
export function atBank(household: Household, bank: BankRef): Household {
  const isHere = (ref: AccountRef): boolean => accountOf(ref).bank === bank
  return {
    ...household,
    accounts: household.accounts.filter((account) => account.bank === bank),
    standings: (today, from, to) => household.standings(today, from, to).filter(({ posting }) => isHere(posting.account)),
    upcoming: (today, to) => household.upcoming(today, to).filter(({ account }) => isHere(account)),
    books: (today) => {
      const books = household.books(today)
      return { ...books, accounts: books.accounts.filter(({ account }) => account.bank === bank) }
    },
    find: (serial, today) => {
      const standing = household.find(serial, today)
      return standing !== null && isHere(standing.posting.account) ? standing : null
    },
  }
} // prettier-ignore
