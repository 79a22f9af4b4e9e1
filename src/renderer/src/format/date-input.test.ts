import { expect, test } from 'vitest'
import { isCalendarDate, readDate } from './date-input.ts'

test.each([
  ['3.11.2026', '2026-11-03'],
  ['03/11/2026', '2026-11-03'],
  ['3-11-26', '2026-11-03'],
  [' 03 11 2026 ', '2026-11-03'],
  [' 3. 11. 2026 ', '2026-11-03'],
  ['03112026', '2026-11-03'],
  ['2026-11-03', '2026-11-03'],
  ['29.2.2024', '2024-02-29'],
])('%s is %s', (typed, date) => {
  expect(readDate(typed)).toBe(date)
})

test.each([
  '',
  '3',
  '3.11',
  '3.11.',
  '3.11.202',
  '3.11.20265',
  '31.11.2026',
  '29.2.2026',
  '11/13/2026',
  '0.1.2026',
  '2026-02-30',
  'i dag',
  '2026-1',
])('%s is no day', (typed) => {
  expect(readDate(typed)).toBeNull()
})

test.each([
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-2-1', false],
  ['2026-13-01', false],
  ['2026-01-01T00:00', false],
])('%s is a day as the contract writes it: %s', (text, isOne) => {
  expect(isCalendarDate(text)).toBe(isOne)
})
