import { history, pay, sync, type Regression } from '../regression.ts'

export const regression: Regression = {
  what: 'An empty account is first read by a clock that is in tomorrow already; then something is paid today',
  system: 'bunq',
  history: { ...history([], [sync({ clockMinutes: 20 }), pay(), sync()]), start: 1 },
}
