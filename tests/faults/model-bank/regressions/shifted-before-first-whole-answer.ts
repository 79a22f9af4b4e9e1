import { history, pay, sync, type Regression } from '../regression.ts'

export const regression: Regression = {
  what: 'Rows read from half an answer all move two days on, each to where the next one was, before the first whole answer',
  system: 'sparebank1',
  history: history(
    [pay({ daysAgo: 5 }), pay({ daysAgo: 3 })],
    [
      sync({ missingPart: 'recent' }),
      { do: 'reissue', which: 'all', days: 2, wording: 0, isWithoutId: false },
    ],
  ),
  asked: 1,
}
