import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { FlexRow } from '../../../shared/flex.ts'
import { exportTable } from './export-table.ts'
import { unguard } from './formula-guard.ts'
import { tableColumns, tableHeader, tableLines } from './table-csv.ts'

const known = ['id', 'name', 'data']

test('known columns stand first in their order, then the others in theirs; nested values are JSON', () => {
  const rows: readonly FlexRow[] = [
    { newer: true, name: 'Lader; 1, "A"', id: 5120, data: { kind: 'x', list: [1, null] } },
    { id: '9223372036854775807', name: null, another: 7.4 },
  ]
  const columns = tableColumns(known, rows)
  expect(columns).toEqual(['id', 'name', 'data', 'newer', 'another'])
  expect(tableHeader(columns) + tableLines(rows, columns)).toBe(
    'id,name,data,newer,another\r\n' +
      '5120,"Lader; 1, ""A""","{""kind"":""x"",""list"":[1,null]}",true,\r\n' +
      '9223372036854775807,,,,7.4\r\n',
  )
})

test('what a stranger wrote is text in a spreadsheet; a number stays one', () => {
  const rows: readonly FlexRow[] = [{ id: -1, name: '=HYPERLINK("http://x")', '@sum': '+47' }]
  const columns = tableColumns(known, rows)
  expect(tableHeader(columns) + tableLines(rows, columns)).toBe(
    `id,name,data,'@sum\r\n-1,"'=HYPERLINK(""http://x"")",,'+47\r\n`,
  )
})

test('a column called like something every object has is empty where the row lacks it', () => {
  const rows: readonly FlexRow[] = [{ constructor: 'a' }, { id: 1 }]
  expect(tableLines(rows, tableColumns(['id'], rows))).toBe(',a\r\n1,\r\n')
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.constantFrom(...'\'"=+-@;,\t\r\n\0 ＝−🍕å1a'), { maxLength: 6 }).map((signs) => signs.join('')),
) // prettier-ignore

const formula = /^[\s\0]*[=+\-@＝−]/

test('whatever strangers write, the file reads back exactly what came', () => {
  const anyRow = fc.record({ id: fc.integer(), name: anyText, data: fc.jsonValue({ maxDepth: 2 }) })
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 5 }), (rows) => {
      const file = tableHeader(known) + tableLines(rows as FlexRow[], known)
      const [header, ...records]: string[][] = parse(Buffer.from(file), { record_delimiter: '\r\n' })
      expect(header).toEqual(known)
      for (const [index, [id, name, data]] of records.entries()) {
        const row = rows[index]
        expect(id).toBe(String(row?.id))
        expect(unguard(name ?? '')).toBe(row?.name)
        if (typeof row?.data === 'object' && row.data !== null) expect(data).toBe(JSON.stringify(row.data))
        expect(name).not.toMatch(formula)
        if (typeof row?.data !== 'number') expect(data).not.toMatch(formula)
      }
    }),
    { numRuns: 1000 },
  )
}) // prettier-ignore

type Batches = readonly { readonly rows: readonly FlexRow[]; readonly total: number | null }[]

/** The file after an export of these batches, over one that was there before; and what is in its folder. */
async function exported(batches: Batches, stopAfter = Infinity) {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-table-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'table.csv')
  writeFileSync(file, 'the one before')
  const stop = new AbortController()
  const progress: unknown[] = []
  async function* arriving() {
    for (const [index, batch] of batches.entries()) {
      if (index >= stopAfter) stop.abort()
      yield batch
    }
  }
  const onProgress = (rows: number, total: number | null) => void progress.push([rows, total])
  const work = exportTable({ known, batches: arriving(), file, onProgress, signal: stop.signal })
  const [outcome] = await Promise.allSettled([work])
  const reason: unknown = outcome.status === 'rejected' ? outcome.reason : null
  return { outcome, reason, progress, text: readFileSync(file, 'utf8'), files: readdirSync(folder) }
}

test('batches become one file, and each is told of', async () => {
  const batches = [
    { rows: [{ id: 1, name: 'a' }, { id: 2, name: 'b', unknown: 1 }], total: 3 },
    { rows: [{ id: 3, name: 'c' }], total: 3 },
  ] // prettier-ignore
  const { outcome, text, progress } = await exported(batches)
  expect(outcome).toEqual({ status: 'fulfilled', value: 3 })
  expect(text).toBe('id,name,data,unknown\r\n1,a,,\r\n2,b,,1\r\n3,c,,\r\n')
  expect(progress).toEqual([
    [2, 3],
    [3, 3],
  ])
})

test('a table without rows is a file with its header', async () => {
  expect((await exported([])).text).toBe('id,name,data\r\n')
})

test('a column that comes too late for the header ends the export, rather than being lost', async () => {
  const batches = [
    { rows: [{ id: 1 }], total: 2 },
    { rows: [{ id: 2, late: 1 }], total: 2 },
  ]
  const { reason, text, files } = await exported(batches)
  expect(reason).toMatchObject({ code: 'unexpected-response' })
  expect([text, files]).toEqual(['the one before', ['table.csv']])
})

test('an export that is cancelled leaves the file as it was', async () => {
  const batches = [
    { rows: [{ id: 1 }], total: 2 },
    { rows: [{ id: 2 }], total: 2 },
  ]
  const { reason, text, files } = await exported(batches, 1)
  expect(reason).toMatchObject({ code: 'cancelled' })
  expect([text, files]).toEqual(['the one before', ['table.csv']])
})
