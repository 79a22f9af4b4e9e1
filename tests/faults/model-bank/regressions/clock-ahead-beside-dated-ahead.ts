import { history, sync, type Regression } from '../regression.ts'

export const regression: Regression = {
  what: 'First read by a clock that is in tomorrow already: the balance does not count the row that is dated so',
  system: 'sparebank1',
  history: {
    ...history(
      [],
      [
        { do: 'pay-ahead', account: 0, shop: 0, minor: -9900, days: 1 },
        sync({ clockMinutes: 30 }),
        sync({ clockMinutes: 30 }),
      ],
    ),
    start: 1,
  },
}
