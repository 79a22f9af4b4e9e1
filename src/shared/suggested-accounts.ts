import type { Account } from './model.ts'

/**
 * Which accounts of a connection are followed unless the person says otherwise: those chosen before; on a first connection all
 * but those that another connection follows already (a joint account of two people, the same bank by two ways in), which would
 * count twice, and those that the bank only shows and another bank keeps.
 */
export function suggestedAccounts(accounts: readonly Account[]): readonly Account[] {
  const before = accounts.filter(({ isChosen }) => isChosen)
  return before.length > 0
    ? before
    : accounts.filter(({ followedIn, kind }) => followedIn === null && kind !== 'external')
}
