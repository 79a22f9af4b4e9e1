import * as fc from 'fast-check'
import type { Statement, StatementRow } from '../port.ts'

// For tests: invented movements, and what a reader must make of them.

export interface InventedRow {
  /** ISO. */
  readonly bookedOn: string
  readonly valueOn: string
  /** Hundredths. */
  readonly minor: number
  /** As the bank writes it, blanks and signs included; never empty. */
  readonly text: string
  readonly counterparty: string
  /** Eleven digits; the other account. */
  readonly other: string
  readonly message: string
  readonly reference: string
}

const day = fc
  .record({
    y: fc.integer({ min: 2000, max: 2099 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ y, m, d }) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)

// Signs that separators, quotes, formulas and markup are made of. The letters are windows-1252's from C0 up: none of them can
// follow another as UTF-8 does, so the code page is never read as UTF-8 by chance.
const signs = [...'abcXYZ 0189.,:;|"\'&<>=+-@*/()#%æøåÆØÅéüß']
const text = fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 24 }).map((all) => all.join(''))
/** Begins and ends with a letter, so that trimming has nothing to take. */
const framed = text.map((middle) => `A${middle.replace(/\s+/g, ' ')}Å`)
const account = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((digits) => `181${digits}`)

export const inventedRow: fc.Arbitrary<InventedRow> = fc.record({
  bookedOn: day,
  valueOn: day,
  minor: fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
  text: framed,
  counterparty: framed,
  other: account,
  message: framed,
  reference: fc.uuid(),
})

export const inventedRows = fc.uniqueArray(inventedRow, {
  minLength: 1,
  maxLength: 12,
  selector: (row) => row.reference,
})

/** Rows whose text has line breaks in it, for layouts that quote. */
export const rowsWithBreaks = fc.array(
  fc
    .record({ row: inventedRow, lineEnd: fc.constantFrom('\n', '\r\n', '\r', '') })
    .map(({ row, lineEnd }) => ({
      ...row,
      text: `${row.text}${lineEnd}${lineEnd}B`,
    })),
  { minLength: 1, maxLength: 12 },
)

/** Decimal text with two decimals. */
export function decimalOfMinor(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0')
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** What of a row every layout tells; the rest a layout's own writer names. */
export type ReadRow = Partial<StatementRow> & Pick<StatementRow, 'bookedOn' | 'amount' | 'bankText'>

export function basics(row: InventedRow): ReadRow {
  return { bookedOn: row.bookedOn, amount: decimalOfMinor(row.minor), bankText: row.text }
}

/** The read rows, narrowed to what was expected of them. */
export function narrowed(statement: Statement | undefined, expected: readonly ReadRow[]): readonly object[] {
  return (statement?.rows ?? []).map((row, index) =>
    Object.fromEntries(
      Object.keys(expected[index] ?? {}).map((key) => [key, row[key as keyof StatementRow]]),
    ),
  )
}
