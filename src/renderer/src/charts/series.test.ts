import { expect, test } from 'vitest'
import { completeTotals, dayTicks, endsOf, monthTicks, toPoints, totalsOf, type Series } from './series.ts'

const series = (id: string, ...minor: (number | null)[]): Series => ({
  id,
  label: id,
  color: '#000',
  minor,
  beforeMinor: null,
})

/** Every so many days from a day on. */
function days(from: string, count: number, step = 1): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(from) + index * step * 86_400_000).toISOString().slice(0, 10),
  )
}

test('columns become rows, and an unknown day stays unknown', () => {
  const points = toPoints(['2026-01-01', '2026-01-02'], [series('a', null, 5), series('b', 7, 0)])
  expect(points).toEqual([
    { day: '2026-01-01', a: null, b: 7 },
    { day: '2026-01-02', a: 5, b: 0 },
  ])
})

test('a total is never a part of it: it is unknown where an account is, debts included', () => {
  expect(totalsOf([series('a', null, null, 300), series('b', null, -100, -100)])).toEqual([null, null, 200])
  expect(totalsOf([series('a', 300, 400), series('never read', null, null)])).toEqual([300, 400])
  expect(totalsOf([])).toEqual([])
})

test('a complete total is unknown until every account is known, save those that began with nothing', () => {
  const long = { minor: [100, 200, 300], beforeMinor: null }
  const cutOff = { minor: [null, 50, 60], beforeMinor: 45 }
  const opened = { minor: [null, null, 5], beforeMinor: 0 }
  const neverKnown = { minor: [null, null, null], beforeMinor: null }
  expect(completeTotals([long, opened])).toEqual([100, 200, 305])
  expect(completeTotals([long, cutOff, opened])).toEqual([null, 250, 365])
  expect(completeTotals([long, neverKnown])).toEqual([null, null, null])
  expect(completeTotals([])).toEqual([])
})

test('the ends of a chart are the first and last known day', () => {
  expect(endsOf([null, 5, null, 7, null])).toEqual({ first: 1, last: 3 })
  expect(endsOf([null])).toBeNull()
})

test('a year is marked by months', () => {
  const ticks = dayTicks(days('2025-11-20', 366), 13)
  expect(ticks).toHaveLength(12)
  expect(ticks[0]).toBe('2025-12-01')
})

test('three years keep their Januaries', () => {
  const ticks = dayTicks(days('2023-11-21', 1096), 8)
  expect(ticks).toEqual([
    '2024-01-01', '2024-07-01', '2025-01-01', '2025-07-01', '2026-01-01', '2026-07-01',
  ]) // prettier-ignore
})

test('a thinned period marks the first day it has of a month', () => {
  expect(dayTicks(days('2024-01-15', 60, 3), 12)[0]).toBe('2024-02-02')
})

test('a fortnight is marked by days', () => {
  expect(dayTicks(days('2026-11-05', 14), 7)).toHaveLength(7)
})

test('months are thinned to what fits', () => {
  const months = days('2023-11-01', 37, 30.5).map((day) => day.slice(0, 7))
  const ticks = monthTicks([...new Set(months)], 12)
  expect(ticks.length).toBeLessThanOrEqual(13)
  expect(ticks).toContain('2025-01')
})
