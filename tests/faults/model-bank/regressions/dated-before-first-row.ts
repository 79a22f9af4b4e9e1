import { history, pay, sync, type Regression } from '../regression.ts'

export const regression: Regression = {
  what: 'A payment of a new account is told late and dated before its first row: it is part of the balance all the same',
  system: 'sparebank1',
  history: { ...history([pay({ daysAgo: 2 })], [sync(), pay({ daysAgo: 5, shop: 1 }), sync()]), isNew: true },
}
