import { AppError } from '../../../shared/errors.ts'
import type { FlexRow } from '../../../shared/flex.ts'
import { replaceFile } from './replace-file.ts'
import { tableColumns, tableHeader, tableLines } from './table-csv.ts'

export interface TableExport {
  /** Columns that stand first, whatever the rows have. */
  readonly known: readonly string[]
  /** Some hundred rows each: one is formatted at a time. `total`: of all of them, as far as it is known. */
  readonly batches: AsyncIterable<{ readonly rows: readonly FlexRow[]; readonly total: number | null }>
  /** Where the person wants it. */
  readonly file: string
  readonly onProgress: (rows: number, total: number | null) => void
  readonly signal: AbortSignal
}

/**
 * Writes a table to a CSV file as it arrives, and returns how many rows. The file appears when it is complete; in every failure
 * nothing is left behind and an older file of that name is untouched.
 * @throws AppError `cancelled`, `disk-full`, `file-unwritable`; `unexpected-response` where a later row has a column that neither the
 *   known ones nor the first rows have, and would be lost; what the rows throw.
 */
export async function exportTable(options: TableExport): Promise<number> {
  const { known, batches, file, onProgress, signal } = options
  const stopIfCancelled = () => {
    if (signal.aborted) throw new AppError('cancelled', 'the export was cancelled')
  }
  let written = 0
  await replaceFile(file, async (append) => {
    let columns: readonly string[] | null = null
    for await (const { rows, total } of batches) {
      stopIfCancelled()
      if (columns === null) {
        columns = tableColumns(known, rows)
        await append(tableHeader(columns))
      } else if (tableColumns(columns, rows).length > columns.length) {
        throw new AppError('unexpected-response', 'the table grew a column while it was read')
      }
      await append(tableLines(rows, columns))
      written += rows.length
      onProgress(written, total)
    }
    if (columns === null) await append(tableHeader(known))
    stopIfCancelled()
  })
  return written
}
