import { expect, test } from 'vitest'
import type { MonthlyFlow } from '../../../shared/contract-views.ts'
import { withEveryMonth } from './flows.ts'

const flow = (month: string, inMinor: number): MonthlyFlow => ({
  month,
  currency: 'EUR',
  inMinor,
  outMinor: 0,
  ownTransferMinor: 0,
})

test('a month in which nothing moved stands between its neighbours, across the year too', () => {
  expect(withEveryMonth([flow('2025-11', 100), flow('2026-02', 300)])).toEqual([
    flow('2025-11', 100),
    flow('2025-12', 0),
    flow('2026-01', 0),
    flow('2026-02', 300),
  ])
})

test('nothing stays nothing', () => expect(withEveryMonth([])).toEqual([]))
