import { randomUUID } from 'node:crypto'

/** A file that was written in this run. */
export interface WrittenExport {
  /** The whole path. */
  readonly file: string
  /** Transactions in it. */
  readonly rows: number
  /** As `fileStateOf` told when it was written. */
  readonly state: string
}

/** Files that were written in this run, by a name a page may know. */
export interface ExportMemory {
  remember(written: WrittenExport): string
  /** null: not of this run. */
  get(exportId: string): WrittenExport | null
}

const mostKept = 50

export function createExportMemory(): ExportMemory {
  const files = new Map<string, WrittenExport>()
  return {
    remember: (written) => {
      const id = randomUUID()
      files.set(id, written)
      const [oldest] = files.keys()
      if (files.size > mostKept && oldest !== undefined) files.delete(oldest)
      return id
    },
    get: (exportId) => files.get(exportId) ?? null,
  }
}
