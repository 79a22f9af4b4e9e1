import type { AccountRef, HouseholdAccount } from '../household/accounts.ts'
import type { Books, Household } from '../household/household.ts'
import type { SbankenAccount } from './account.ts'
import { accountId } from './account-id.ts'
import { oddAccounts } from './odd-accounts.ts'
import { customerIds } from './portal.ts'

export interface Ledger {
  readonly accounts: readonly SbankenAccount[]
  /** By its id in any case. */
  find(id: string): SbankenAccount | undefined
  /** The id of one of the household's accounts. */
  idOf(ref: AccountRef): string
}

function householdAccount(
  account: HouseholdAccount,
  seed: number,
  household: Household,
  books: () => Books,
): SbankenAccount {
  return {
    id: accountId(seed, account.ref),
    number: account.number,
    name: account.name,
    type: account.description,
    ownerId: customerIds[account.owner],
    limitMinor: 0,
    isCard: false,
    isDefault: account.ref === 'sbanken-current',
    balance: () => {
      const found = books().accounts.find((one) => one.account.ref === account.ref)
      if (found === undefined) throw new RangeError('an account without books')
      return found
    },
    lines: (today, from, to) =>
      household.standings(today, from, to).filter(({ posting }) => posting.account === account.ref),
  }
}

/** The household's two accounts, and with `odd` those of every other kind the bank had. */
export function createLedger(
  options: { readonly seed: number; readonly isOdd: boolean },
  household: Household,
  books: () => Books,
): Ledger {
  const { seed, isOdd } = options
  const own = household.accounts.map((account) => householdAccount(account, seed, household, books))
  const accounts = isOdd ? [...own, ...oddAccounts(seed, household.firstDay)] : own
  const byId = new Map(accounts.map((account) => [account.id, account]))
  return { accounts, find: (id) => byId.get(id.toUpperCase()), idOf: (ref) => accountId(seed, ref) }
}
