import { expect, test } from 'vitest'
import { spanOf } from './period.ts'

test('presets are whole months and years of the calendar, seen from today', () => {
  expect(spanOf('this-month', '2026-11-20')).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  expect(spanOf('last-month', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  expect(spanOf('last-month', '2024-03-31')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  expect(spanOf('this-month', '2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  expect(spanOf('this-year', '2026-01-01')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  expect(spanOf('last-year', '2026-11-20')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
})

test('twelve months end with whatever is newest and begin the day after this day a year ago', () => {
  expect(spanOf('last-12-months', '2026-11-20')).toEqual({ from: '2025-11-21' })
  expect(spanOf('last-12-months', '2024-02-29')).toEqual({ from: '2023-03-01' })
})
