import { history, sync, wait, type Regression } from '../regression.ts'

export const regression: Regression = {
  what: 'A row dated ahead was known when counting began; a clock that is in its day too early does not make it look counted then',
  system: 'sparebank1',
  history: history(
    [],
    [
      { do: 'pay-ahead', account: 0, shop: 0, minor: -9900, days: 1 },
      sync(),
      wait(5),
      wait(5),
      wait(1),
      sync({ clockMinutes: 90 }),
    ],
  ),
}
