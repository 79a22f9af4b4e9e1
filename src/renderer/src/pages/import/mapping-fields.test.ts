import { expect, test } from 'vitest'
import type { ColumnMapping } from '../../../../shared/import-file.ts'
import { fieldsOf, mappingOf, widthOf, type Table } from './mapping-fields.ts'

const table: Table = {
  delimiter: ';',
  headerLine: 2,
  header: ['Dag', 'Hva', 'Inn', 'Ut'],
  sample: [['1.2.2026', 'Kaffe', '', '39,00']],
  lineCount: 40,
  mapping: null,
  isRemembered: false,
  problem: null,
}

const signed: ColumnMapping = {
  headerLine: 2,
  date: { column: 0, form: 'dd.mm.yyyy' },
  valueDate: null,
  amount: { kind: 'signed', column: 2, isReversed: true },
  decimalMark: '.',
  text: [1, 3],
  counterparty: null,
  counterpartyAccount: null,
  message: 1,
  reference: null,
  balance: 3,
  currency: null,
}

test('a mapping goes through the form and comes out as it was', () => {
  const inOut: ColumnMapping = { ...signed, amount: { kind: 'in-out', in: 2, out: 3 } }
  for (const mapping of [signed, inOut]) {
    expect(mappingOf(fieldsOf({ ...table, mapping }))).toEqual(mapping)
  }
})

test('a form begun from nothing knows where the head is, and is no mapping yet', () => {
  const fields = fieldsOf(table)
  expect(fields.headerLine).toBe(2)
  expect(mappingOf(fields)).toBeNull()
})

test('date, amount and text are needed; of two amount columns both', () => {
  const fields = { ...fieldsOf(table), date: 0, text: [1], amountKind: 'in-out' as const, in: 2 }
  expect(mappingOf(fields)).toBeNull()
  expect(mappingOf({ ...fields, out: 3 })?.amount).toEqual({ kind: 'in-out', in: 2, out: 3 })
  expect(mappingOf({ ...fields, out: 3, text: [] })).toBeNull()
  expect(mappingOf({ ...fields, out: 3, date: null })).toBeNull()
})

test('a table without a head is as wide as its widest row', () => {
  expect(widthOf(table)).toBe(4)
  expect(widthOf({ ...table, header: [], sample: [['a'], ['a', 'b', 'c']] })).toBe(3)
})
