import { history, pay, sync, type Regression } from '../regression.ts'

export const regression: Regression = {
  what: 'A row of the very sum that another is dated ahead with is struck out: the balance comes out even both ways, so the person is asked',
  system: 'sparebank1',
  history: history(
    [pay(), pay()],
    [
      pay(),
      { do: 'pay-ahead', account: 1, shop: 0, minor: -4500, days: 4 },
      { do: 'other-side', which: 0 },
      pay(),
      sync(),
      { do: 'strike', which: 8 },
    ],
  ),
  asked: 1,
}
