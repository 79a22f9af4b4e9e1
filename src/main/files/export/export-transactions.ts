import type { ExportProfile } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ExportRow } from '../../../shared/export-row.ts'
import { csvHeader, csvLines } from './csv.ts'
import { replaceFile } from './replace-file.ts'

export interface ExportOptions {
  /** Batches of about a thousand rows: one is formatted at a time, which is a few milliseconds of the main thread. */
  readonly rows: AsyncIterable<readonly ExportRow[]>
  readonly profile: ExportProfile
  /** Where the person wants it. */
  readonly file: string
  /** Rows written so far. */
  readonly onProgress?: (rows: number) => void
  readonly signal?: AbortSignal
}

/**
 * Writes transactions to a CSV file and returns how many. The file appears when it is complete; in every failure nothing
 * is left behind and an older file of that name is untouched.
 * @throws AppError `cancelled`, `disk-full`, `file-unwritable`, or what the rows throw.
 */
export async function exportTransactions(options: ExportOptions): Promise<number> {
  const { rows, profile, file, onProgress, signal } = options
  const stopIfCancelled = () => {
    if (signal?.aborted === true) throw new AppError('cancelled', 'the export was cancelled')
  }
  let written = 0
  await replaceFile(file, async (append) => {
    await append(csvHeader(profile))
    for await (const batch of rows) {
      stopIfCancelled()
      await append(csvLines(batch, profile))
      written += batch.length
      onProgress?.(written)
    }
    stopIfCancelled()
  })
  return written
}
