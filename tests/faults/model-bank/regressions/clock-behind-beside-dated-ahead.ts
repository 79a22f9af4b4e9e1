import { history, pay, sync, type Regression } from '../regression.ts'

export const regression: Regression = {
  what: 'First read by a clock three minutes behind, just after midnight: the balance counts a row of tomorrow, and not the one of the day after',
  system: 'sparebank1',
  history: {
    // One a minute from 23:40: the last of them is the first of the new day.
    ...history(
      Array.from({ length: 21 }, () => pay()),
      [{ do: 'pay-ahead', account: 0, shop: 0, minor: -9900, days: 1 }, sync({ clockMinutes: -3 })],
    ),
    start: 1,
  },
}
