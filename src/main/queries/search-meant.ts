import { bareNumber, writtenNumbers, type AccountNumbers } from '../../shared/account-number.ts'
import type { AccountId } from '../../shared/ids.ts'
import { minorsOf, searchedAmount } from './search-amount.ts'

/** One of the accounts that are searched. */
export interface SearchedAccount extends AccountNumbers {
  readonly id: AccountId
  readonly currency: string
}

/** What was typed as an amount, in minor units of each account; none where it is no amount. */
export function amountsMeant(
  text: string,
  accounts: readonly SearchedAccount[],
): readonly (readonly [AccountId, number])[] {
  const amount = searchedAmount(text)
  if (amount === null) return []
  return accounts.flatMap(({ id, currency }) =>
    minorsOf(amount, currency).map((minor) => [id, minor] as const),
  )
}

/** Only by the whole number: the first digits of it are in many others, and in years and sums. */
export function accountsMeant(text: string, accounts: readonly SearchedAccount[]): readonly AccountId[] {
  const number = bareNumber(text.trim())
  if (number === '') return []
  return accounts.filter((account) => writtenNumbers(account).includes(number)).map(({ id }) => id)
}
