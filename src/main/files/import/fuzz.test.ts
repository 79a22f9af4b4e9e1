import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { money } from '../../../shared/money.ts'
import { calendarDate } from './date-text.ts'
import { applyMapping } from './mapping.ts'
import type { Statement } from './port.ts'
import { readFile } from './read-file.ts'

const folder = new URL('../../../../tests/fixtures/files/', import.meta.url)
const fixtures = readdirSync(folder)
  .filter((name) => /\.(?:csv|txt|xml|ofx)$/.test(name))
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) }))

/** Whatever comes out is whole: every row has a day that exists and a sum a ledger takes. */
function expectWhole(statements: readonly Statement[]): void {
  for (const { rows, opening, closing } of statements) {
    for (const row of rows) {
      if (calendarDate(row.bookedOn, 'yyyy-mm-dd') !== row.bookedOn) throw new Error('a day that is none')
      // Eight decimals are more than any currency has; what is too exact for it is found when the account is known.
      if (!/^-?\d{1,15}(?:\.\d{1,8})?$/.test(row.amount)) throw new Error('a sum that is none')
      money(row.amount.replace(/\..*/, ''), 'JPY')
      JSON.parse(row.raw)
    }
    for (const balance of [opening, closing])
      if (balance !== null) money(balance.amount.replace(/\..*/, ''), 'JPY')
  }
}

/** Reads, or is refused for a reason that has a place; anything else fails the test. */
function readOrRefuse(bytes: Uint8Array): 'read' | 'refused' {
  try {
    const reading = readFile({ name: 'fuzz', bytes }, () => null)
    if (reading.kind === 'statements') expectWhole(reading.statements)
    else if (reading.table.guess !== null) {
      // A guess is made of all rows, so it must fit them.
      expectWhole([applyMapping(reading.table, reading.table.guess)])
    }
    return 'read'
  } catch (error) {
    if (error instanceof AppError && error.code === 'file-unreadable' && error.place !== undefined)
      return 'refused'
    throw error
  }
}

test('arbitrary bytes are refused or read, and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readOrRefuse(bytes)),
    { numRuns: 1500 },
  )
})

test('arbitrary text made of what files are made of is refused or read, and nothing else', () => {
  const pieces =
    'Dato|;|,|\t|"|\n|\r|01.02.2026|2026-02-01|-1,50|1.000|x| |\u00a0|\'|<|>|</|<OFX>|<STMTTRN>|<Document>|</Document>|<?xml?>|' +
    '&amp;|&|<![CDATA[|]]>|<!--|Date|Amount|Forklaring|Inn|Ut|Bokføringsdato|Beløp|Tekst|OFXHEADER:100\n|\ufeff'
  const piece = fc.constantFrom(...pieces.split('|'), '|')
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }),
      (text) => void readOrRefuse(new TextEncoder().encode(text.join(''))),
    ),
    { numRuns: 3000 },
  )
})

interface Change {
  readonly kind: 'flip' | 'insert' | 'delete' | 'cut' | 'double'
  readonly at: number
  readonly byte: number
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('flip', 'insert', 'delete', 'cut', 'double'),
  at: fc.nat({ max: 1_000_000 }),
  byte: fc.oneof(
    fc.nat({ max: 255 }),
    fc.constantFrom(...[...'";,\n\r<>&\0=-09.'].map((sign) => sign.charCodeAt(0))),
  ),
})

function changed(bytes: Uint8Array, { kind, at, byte }: Change): Uint8Array {
  const index = bytes.length === 0 ? 0 : at % bytes.length
  const [before, after] = [bytes.subarray(0, index), bytes.subarray(index)]
  switch (kind) {
    case 'flip':
      return Uint8Array.of(...before, byte, ...after.subarray(1))
    case 'insert':
      return Uint8Array.of(...before, byte, ...after)
    case 'delete':
      return Uint8Array.of(...before, ...after.subarray(1 + (byte % 40)))
    case 'cut':
      return before
    case 'double':
      return Uint8Array.of(...before, ...bytes.subarray(Math.max(0, index - byte)))
  }
}

describe('a damaged file is refused or read, and nothing else', () => {
  test.each(fixtures)('$name', ({ bytes }) => {
    expect(readOrRefuse(bytes)).toBe('read')
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        readOrRefuse(changes.reduce(changed, bytes))
      }),
      { numRuns: 250 },
    )
  })

  test.each(fixtures.filter(({ name }) => name.endsWith('.xml') || name.endsWith('.ofx')))(
    '$name cut anywhere before its end is refused: half a file is never imported',
    ({ bytes }) => {
      const end = new TextDecoder('windows-1252').decode(bytes).trimEnd().length
      for (let length = 0; length < end; length += 7)
        expect(readOrRefuse(bytes.subarray(0, length))).toBe('refused')
    },
  )
})
