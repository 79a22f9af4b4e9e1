import { history, sync, type Regression } from '../regression.ts'

export const regression: Regression = {
  what: 'The first sync breaks off with a payment booked between the balance and its row; the bank strikes it out: the wrong beginning comes out even, and is not believed',
  system: 'sbanken',
  history: history([], [sync({ failsAtCall: 4, paidDuring: 1 }), { do: 'strike', which: 0 }]),
  asked: 1,
}
