import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isCalendarDate, osloDay, today, wireDay } from './dates.ts'

describe('a day sent as its midnight in Oslo', () => {
  // Fact sheet 8.4: intended date beside the number on the wire.
  test.each([
    ['2026-01-15', 1768431600000],
    ['2026-03-25', 1774393200000],
    ['2026-03-30', 1774821600000],
    ['2026-07-01', 1782856800000],
    ['2025-10-26', 1761429600000],
  ])('%s is that day and not the day before', (day, ms) => {
    expect(osloDay(ms)).toBe(day)
    expect(new Date(ms).toISOString().slice(0, 10)).toBe(addDays(day, -1)) // what a reader in UTC would say
  })

  test('is right for every day of twelve years, across both clock changes and every new year', () => {
    let day = '2018-12-31'
    for (let n = 0; n < 12 * 366; n++, day = addDays(day, 1)) {
      const midnight = [60, 120]
        .map((minutes) => Date.parse(`${day}T00:00:00Z`) - minutes * 60_000)
        .find((ms) => new Date(ms).toLocaleTimeString('nb-NO', { timeZone: 'Europe/Oslo' }) === '00:00:00')
      expect(osloDay(midnight ?? 0)).toBe(day)
    }
  })

  test('is the same when it is asked again after ten thousand others', () => {
    for (let n = 0; n < 10_001; n++) osloDay(1768431600000 + n)
    expect(osloDay(1768431600000)).toBe('2026-01-15')
  })

  test.each([Number.NaN, Infinity, 8.64e15, -1e15, 253402297200000 * 10])('%d is no day', (ms) => {
    expect(osloDay(ms)).toBeNull()
  })
})

describe('a day in another form', () => {
  test.each([
    ['2026-05-30', '2026-05-30'],
    ['2026-05-30T00:00:00', '2026-05-30'],
    ['2026-05-29T22:00:00Z', '2026-05-30'],
    ['2026-05-30T00:00:00.000+0200', '2026-05-30'],
    ['1780092000000', '2026-05-30'],
    [' 2026-05-30 ', '2026-05-30'],
    ['2000-02-29', '2000-02-29'],
  ])('%s is read', (text, day) => expect(wireDay(text)).toBe(day))

  test.each([
    '',
    '30.05.2026',
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-05-00',
    '2100-02-29',
    'yesterday',
    '2026-05-3',
  ])('%j is not taken for a day', (text) => expect(wireDay(text)).toBeNull())

  test('is absent when the field is', () => {
    expect(wireDay(null)).toBeNull()
    expect(wireDay(undefined)).toBeNull()
  })
})

test('today is the day in Oslo, also in the last hours of the day before in UTC', () => {
  expect(today({ now: () => Date.parse('2026-06-30T22:30:00Z') })).toBe('2026-07-01')
  expect(today({ now: () => Date.parse('2026-01-31T22:30:00Z') })).toBe('2026-01-31')
})

test('adding days and counting them agree over leap years and clock changes', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  fc.assert(
    fc.property(fc.integer({ min: -4000, max: 40_000 }), (days) => {
      const there = addDays('2025-06-15', days)
      expect(isCalendarDate(there)).toBe(true)
      expect(daysBetween('2025-06-15', there)).toBe(days)
    }),
  )
})
