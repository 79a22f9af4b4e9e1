import { accountKinds, type AccountKind } from '../../../shared/model.ts'

/** The order in which people think of their accounts: everyday money first, then savings, cards and the rest. */
export function compareKinds(a: AccountKind, b: AccountKind): number {
  return accountKinds.indexOf(a) - accountKinds.indexOf(b)
}

/** All of them in that order. */
export const kindsInOrder: readonly AccountKind[] = accountKinds
