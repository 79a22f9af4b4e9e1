import { pay, sync, type Regression } from '../regression.ts'

export const regression: Regression = {
  what: 'The first balance had counted a hold; that a row dated ahead came later does not make it forget so',
  system: 'sparebank1',
  history: {
    start: 0,
    ceiling: 10_000,
    isNew: false,
    countsHeld: true,
    opening: [],
    commands: [
      pay({ account: 1, isHeld: true }),
      sync(),
      { do: 'pay-ahead', account: 1, shop: 0, minor: -4500, days: 1 },
      sync(),
    ],
  },
}
