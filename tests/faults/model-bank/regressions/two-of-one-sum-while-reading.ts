import { history, sync, type Regression } from '../regression.ts'

export const regression: Regression = {
  what: 'Two payments of one sum, each booked while one of the first two syncs was reading: no wrong beginning comes out even',
  system: 'sbanken',
  history: history([], [sync({ paidDuring: 4 }), sync({ paidDuring: 4 })]),
}
