import { expect, test } from 'vitest'
import { calendarDate, dateFormsOf } from './date-text.ts'

test.each([
  ['2026-01-05', 'yyyy-mm-dd', '2026-01-05'],
  ['2026-01-05 23:59:59', 'yyyy-mm-dd', '2026-01-05'],
  ['2026-01-05T23:59:59.123456Z', 'yyyy-mm-dd', '2026-01-05'],
  ['05.01.2026', 'dd.mm.yyyy', '2026-01-05'],
  ['5.1.2026', 'dd.mm.yyyy', '2026-01-05'],
  [' 05.01.26 ', 'dd.mm.yy', '2026-01-05'],
  ['5-1-2026', 'dd-mm-yyyy', '2026-01-05'],
  ['05/01/2026', 'dd/mm/yyyy', '2026-01-05'],
  ['05/01/2026', 'mm/dd/yyyy', '2026-05-01'],
  ['2026/1/5', 'yyyy/mm/dd', '2026-01-05'],
  ['20260105', 'yyyymmdd', '2026-01-05'],
  ['29.02.2024', 'dd.mm.yyyy', '2024-02-29'],
] as const)('%j as %s is %s', (text, form, date) => {
  expect(calendarDate(text, form)).toBe(date)
})

test.each([
  ['29.02.2026', 'dd.mm.yyyy'],
  ['29.02.1900', 'dd.mm.yyyy'],
  ['31.04.2026', 'dd.mm.yyyy'],
  ['00.01.2026', 'dd.mm.yyyy'],
  ['01.13.2026', 'dd.mm.yyyy'],
  ['05.01.26', 'dd.mm.yyyy'],
  ['05.01.2026', 'dd.mm.yy'],
  ['05.01.0026', 'dd.mm.yyyy'],
  ['05.01.2200', 'dd.mm.yyyy'],
  ['2026-1-5', 'yyyy-mm-dd'],
  ['2026-01-05x', 'yyyy-mm-dd'],
  ['', 'yyyymmdd'],
] as const)('%j as %s is no date', (text, form) => {
  expect(calendarDate(text, form)).toBeNull()
})

test('the form of a file is the one that fits all its rows', () => {
  expect(dateFormsOf(['01/02/2026', '', '13/02/2026'])).toEqual(['dd/mm/yyyy'])
  expect(dateFormsOf(['01/02/2026', '02/13/2026'])).toEqual(['mm/dd/yyyy'])
  expect(dateFormsOf(['01/02/2026'])).toEqual(['dd/mm/yyyy', 'mm/dd/yyyy'])
  expect(dateFormsOf(['01.02.2026', '2026-02-01'])).toEqual([])
  expect(dateFormsOf(['', ' '])).toEqual([])
})
