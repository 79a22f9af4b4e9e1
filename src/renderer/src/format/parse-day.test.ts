import { expect, test } from 'vitest'
import { parseDay } from './parse-day.ts'

test('the day comes before the month, whatever stands between', () => {
  for (const text of ['01/03/2024', '1.3.2024', '01-03-24', ' 1. 3. 2024 ', '2024-03-01']) {
    expect([text, parseDay(text)]).toEqual([text, '2024-03-01'])
  }
})

test('a day there is not is no day', () => {
  for (const text of ['31.02.2024', '29.02.2023', '0.1.2024', '1.13.2024', '2024-02-30']) {
    expect([text, parseDay(text)]).toEqual([text, null])
  }
})

test('half a date is no date', () => {
  for (const text of ['', '1.3', '1.3.', '1.3.202', 'March 1, 2024', '1.3.20245']) {
    expect([text, parseDay(text)]).toEqual([text, null])
  }
})
