import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainBreaks, type ChainRow } from './balance-chain.ts'

/** Rows with the balance after each, as a bank that does so tells them; opening with 1 000. */
function told(rows: readonly (readonly [day: string, minor: number])[]): readonly ChainRow[] {
  let after = 100_000
  return rows.map(([day, minor]) => ({ day, minor, after: (after += minor) }))
}
const end = (rows: readonly ChainRow[]) => ({ day: '2026-06-01', minor: rows.at(-1)?.after ?? 100_000 })

const may = told([
  ['2026-05-03', -10_000],
  ['2026-05-03', -5_000],
  ['2026-05-04', 2_500],
  ['2026-05-07', -100],
])

test('balances that follow from each other have no break, in whatever order the rows of a day come', () => {
  expect(chainBreaks(may, end(may))).toEqual([])
  expect(chainBreaks(may.toReversed(), end(may))).toEqual([])
})

test('a day that is missing lies between the days around it', () => {
  expect(chainBreaks(may.filter(({ day }) => day !== '2026-05-04'), end(may))).toEqual([
    { after: '2026-05-03', before: '2026-05-07', minor: 2_500 },
  ]) // prettier-ignore
})

test('a newest row that is missing lies between the last one and today', () => {
  expect(chainBreaks(may.slice(0, -1), end(may))).toEqual([
    { after: '2026-05-04', before: '2026-06-01', minor: -100 },
  ])
})

test('a row that is held twice is one too many', () => {
  const doubled = may.flatMap((row) => (row.minor === 2_500 ? [row, row] : [row]))
  expect(chainBreaks(doubled, end(may))).toEqual([
    { after: '2026-05-03', before: '2026-05-07', minor: -2_500 },
  ])
})

test('rows without a balance are summed up, and nothing is said before the first balance', () => {
  const silent = may.map((row) => (row.day === '2026-05-04' ? { ...row, after: null } : row))
  expect(chainBreaks(silent, end(may))).toEqual([])
  expect(chainBreaks(may.map((row) => ({ ...row, after: null })), end(may))).toEqual([]) // prettier-ignore
})

test('of any ledger, whichever row is missing is found with its amount, and its day lies in between', () => {
  const day = fc.integer({ min: 10, max: 28 }).map((n) => `2026-05-${n}`)
  const row = fc.tuple(day, fc.integer({ min: 1, max: 99_999 }).map((n) => -n)) // prettier-ignore
  const ledger = fc.array(row, { minLength: 3, maxLength: 40 }).map((rows) => rows.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  fc.assert(
    fc.property(ledger, fc.nat(), (rows, at) => {
      const whole = [...told([['2026-05-01', -1]]), ...told([['2026-05-01', -1], ...rows]).slice(1)]
      const index = 1 + (at % rows.length)
      const gone = whole[index]
      const breaks = chainBreaks(whole.toSpliced(index, 1), end(whole))
      expect(breaks.reduce((sum, { minor }) => sum + minor, 0)).toBe(gone?.minor)
      expect(breaks.some(({ after, before }) => after <= (gone?.day ?? '') && (gone?.day ?? '') <= before)).toBe(true)
    }),
  )
}) // prettier-ignore
