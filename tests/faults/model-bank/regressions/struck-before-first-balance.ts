import { history, pay, sync, type Regression } from '../regression.ts'

export const regression: Regression = {
  what: 'A row read by a sync that was killed before any balance was kept is struck out by the bank: the person is asked',
  system: 'sbanken',
  history: history([pay({ daysAgo: 2 })], [sync({ killedAtWrite: 9 }), { do: 'strike', which: 0 }]),
  asked: 1,
}
