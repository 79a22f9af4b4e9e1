import { describe, expect, test } from 'vitest'
import { readUnknownTable } from './csv-table.ts'

describe('the delimiter of a table nobody knows', () => {
  test('is the one that parts most lines alike', () => {
    const text = 'Day;What;Sum\n2026-02-01;Oslo, Bergen, Moss;10\n2026-02-02;Oslo;3\n'
    expect(readUnknownTable(text)).toMatchObject({ delimiter: ';', headerLine: 0 })
  })

  test('is the one that makes the wider table where two part all lines alike', () => {
    const text = 'Day;Place, country;Sum\n2026-02-01;Oslo, Norway;10\n2026-02-02;Rome, Italy;3\n'
    expect(readUnknownTable(text)).toMatchObject({ delimiter: ';', headerLine: 0 })
    expect(readUnknownTable(text.replaceAll(';', '\t'))).toMatchObject({ delimiter: '\t' })
    expect(readUnknownTable(text.replaceAll(';', '|'))).toMatchObject({ delimiter: '|' })
  })

  test('is none in a letter, however many commas it has', () => {
    expect(() => readUnknownTable('Dear bank,\nthis is\nmy letter\nfor you,\nyours\n')).toThrow(
      'expected known-format',
    )
    expect(() => readUnknownTable('One line; only')).toThrow('expected known-format')
  })
})

describe('the head of a table nobody knows', () => {
  test('is the first line as wide as the table, if it has no figures', () => {
    expect(readUnknownTable('Statement\n\nDay;What;Sum\n2026-02-01;a;10\n2026-02-01;b;10\n').headerLine).toBe(
      1,
    )
    expect(readUnknownTable('2026-02-01;a;10\n2026-02-01;b;10\n').headerLine).toBe(-1)
    expect(readUnknownTable('From;To;12,50\nA;B;3,00\n').headerLine).toBe(-1)
  })

  test('may have an empty cell at its end that the rows do not have', () => {
    expect(readUnknownTable('Day;What;Sum;\n2026-02-01;a;10\n2026-02-01;b;10\n').headerLine).toBe(0)
  })
})
