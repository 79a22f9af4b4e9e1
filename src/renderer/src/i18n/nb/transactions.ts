import type { transactions as english } from '../en/transactions.ts'
import type { SameKeys } from '../keys.ts'

export const transactions: SameKeys<typeof english> = {
  title: 'Transaksjoner',
}
