import { expect, test } from 'vitest'
import { keptOf } from './backup-files.ts'

test('every copy of the newest day stays, one of each of three days and of each of four weeks', () => {
  const days: string[] = ['oversikt-2026-11-21-2.db']
  for (let back = 0; back < 60; back++) {
    const date = new Date(Date.parse('2026-11-21T12:00:00Z') - back * 86_400_000)
    days.push(`oversikt-${date.toISOString().slice(0, 10)}.db`)
  }
  // 21 November 2026 is a Saturday; the weeks before end on Sundays.
  expect([...keptOf(days)].sort()).toEqual([
    'oversikt-2026-11-01.db',
    'oversikt-2026-11-08.db',
    'oversikt-2026-11-15.db',
    'oversikt-2026-11-19.db',
    'oversikt-2026-11-20.db',
    'oversikt-2026-11-21-2.db',
    'oversikt-2026-11-21.db',
  ])
})
