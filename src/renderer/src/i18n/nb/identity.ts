import type { identity as english } from '../en/identity.ts'
import type { SameKeys } from '../keys.ts'

/** BankID-bestillinger, hvor enn en vises. */
export const identity: SameKeys<typeof english> = {
  title: 'BankID',
}
