import { expect, test } from 'vitest'
import { dayBeginningAt, readInstant, startOfDay } from './oslo-time.ts'

test('a day begins at midnight in Norway, in summer and in winter', () => {
  expect(startOfDay('2026-07-09')).toBe('2026-07-08T22:00:00.000Z')
  expect(startOfDay('2026-01-09')).toBe('2026-01-08T23:00:00.000Z')
})

test('a day on which the clock is changed begins by the clock of the night before', () => {
  expect(startOfDay('2026-03-29')).toBe('2026-03-28T23:00:00.000Z')
  expect(startOfDay('2026-10-25')).toBe('2026-10-24T22:00:00.000Z')
})

test('the time of today’s answers and that of older ones is the same', () => {
  expect(readInstant('2023-12-30T23:00:00+00:00')).toBe('2023-12-30T23:00:00.000Z')
  expect(readInstant('2023-12-31 00:00:00 Europe/Oslo')).toBe('2023-12-30T23:00:00.000Z')
  expect(readInstant('2026-06-20T07:31:05.221904+00:00')).toBe('2026-06-20T07:31:05.221Z')
})

test('what is no time is none', () => {
  for (const text of ['', 'soon', '2026', '2026-13-01T00:00:00Z', '2026-01-01 00:00 Mars/Olympus']) {
    expect(readInstant(text)).toBeNull()
  }
})

test('only what begins at a Norwegian midnight is a day', () => {
  expect(dayBeginningAt('2026-07-08T22:00:00.000Z')).toBe('2026-07-09')
  expect(dayBeginningAt('2026-07-08T23:00:00.000Z')).toBeNull()
  expect(dayBeginningAt('2026-01-08T23:00:00.000Z')).toBe('2026-01-09')
})
