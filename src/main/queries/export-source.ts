import type { TransactionFilter, TransactionSort } from '../../shared/contract.ts'
import type { ExportRow } from '../../shared/export-row.ts'
import type { Reader } from './reader-client.ts'

export interface ExportSource extends AsyncDisposable {
  /** How many rows there will be. */
  readonly total: number
  /** Every row, in batches; the next is read while the last is being written. To be gone through once. */
  readonly batches: AsyncIterable<readonly ExportRow[]>
}

const batchRows = 1000

/**
 * Begins an export on a thread of its own: the state it holds would freeze what the pages see, and reading a hundred
 * thousand rows would make them wait. Disposing ends that thread: `await using source = await openExport(…)`.
 * @throws AppError as `Reader.ask`; so do the batches.
 */
export async function openExport(
  reader: Pick<Reader, 'another'>,
  input: { readonly filter: TransactionFilter; readonly sort: TransactionSort },
): Promise<ExportSource> {
  const own = reader.another()
  try {
    const total = await own.ask('export:begin', input)
    return { total, batches: batchesOf(own, total), [Symbol.asyncDispose]: () => own.close() }
  } catch (error) {
    await own.close()
    throw error
  }
}

async function* batchesOf(reader: Reader, total: number): AsyncGenerator<readonly ExportRow[]> {
  const ask = (from: number) => {
    const batch = from < total ? reader.ask('export:batch', { from, limit: batchRows }) : null
    batch?.catch(() => undefined) // thrown where it is awaited; nobody awaits it when the export ends before
    return batch
  }
  let from = 0
  for (let next = ask(from); next !== null;) {
    const batch = await next
    from += batchRows
    next = ask(from)
    yield batch
  }
}
