import { afterEach, expect, test, vi } from 'vitest'
import {
  dateOf,
  daysBetween,
  formatDate,
  formatInstant,
  formatMonth,
  formatTime,
  monthsBefore,
} from './date.ts'
import { ageOf, isOld } from './freshness.ts'

const oslo = 'Europe/Oslo'

afterEach(() => vi.unstubAllEnvs())

test('a booking date is the same day west of Greenwich, where midnight there is still yesterday', () => {
  vi.stubEnv('TZ', 'America/Los_Angeles')
  expect(new Date('2026-11-03T00:00:00Z').getDate()).toBe(2) // the zone is in force
  expect(formatDate('2026-11-03', 'en-GB', 'long')).toBe('3 November 2026')
  expect(formatMonth('2026-11', 'en-GB', 'without-year')).toBe('Nov')
  expect(monthsBefore('2026-11-03', 1)).toBe('2026-10-03')
})

test('a booking date is written as each language writes dates', () => {
  expect(formatDate('2026-11-03', 'en-GB')).toBe('3 Nov 2026')
  expect(formatDate('2026-11-03', 'nb-NO')).toBe('3. nov. 2026')
  expect(formatDate('2026-11-03', 'nb-NO', 'numeric')).toBe('03.11.2026')
})

test('a month is short, with its year where asked', () => {
  expect(formatMonth('2026-11', 'en-GB')).toBe('Nov 2026')
  expect(formatMonth('2026-11', 'nb-NO', 'without-year')).toBe('nov')
})

test('a time is the reader’s own, on a 24-hour clock in both languages', () => {
  expect(formatTime('2026-11-20T13:05:00Z', 'en-GB', oslo)).toBe('14:05')
  expect(formatTime('2026-11-20T13:05:00Z', 'nb-NO', oslo)).toBe('14:05')
  expect(formatTime('2026-11-20T23:05:00Z', 'nb-NO', oslo)).toBe('00:05')
  expect(formatInstant('2026-11-20T23:05:00Z', 'en-GB', oslo)).toBe('21 Nov 2026, 00:05')
})

test('the day of an instant changes at the reader’s midnight, not at Greenwich’s', () => {
  expect(dateOf('2026-11-20T23:30:00Z', oslo)).toBe('2026-11-21')
  expect(dateOf('2026-11-20T22:30:00Z', oslo)).toBe('2026-11-20')
})

test('days are counted across a change of the clock', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-11-21', '2026-11-20')).toBe(-1)
})

test('months back from the end of a long month stay in the shorter one', () => {
  expect(monthsBefore('2026-05-31', 3)).toBe('2026-02-28')
  expect(monthsBefore('2026-01-15', 12)).toBe('2025-01-15')
})

test('freshness goes from a time today over days to a date', () => {
  const today = '2026-11-21'
  expect(ageOf('2026-11-21T13:03:00Z', today, 'en-GB', oslo)).toEqual({ step: 'today', time: '14:03' })
  expect(ageOf('2026-11-20T13:03:00Z', today, 'en-GB', oslo)).toEqual({ step: 'yesterday', time: '14:03' })
  expect(ageOf('2026-11-18T13:03:00Z', today, 'en-GB', oslo)).toEqual({ step: 'days', days: 3 })
  expect(ageOf('2026-10-01T13:03:00Z', today, 'en-GB', oslo)).toEqual({ step: 'date', date: '1 Oct 2026' })
  expect(ageOf('2026-11-25T13:03:00Z', today, 'en-GB', oslo)).toEqual({ step: 'date', date: '25 Nov 2026' })
  expect(ageOf(null, today, 'en-GB', oslo)).toEqual({ step: 'never' })
})

test('a balance is marked as old from the second day', () => {
  expect(isOld('2026-11-20T13:03:00Z', '2026-11-21', oslo)).toBe(false)
  expect(isOld('2026-11-19T13:03:00Z', '2026-11-21', oslo)).toBe(true)
  expect(isOld(null, '2026-11-21', oslo)).toBe(true)
})
