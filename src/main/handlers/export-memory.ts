import { randomUUID } from 'node:crypto'

/** Files that were written in this run, by a name a page may know. */
export interface ExportMemory {
  remember(file: string): string
  /** The whole path; null: not of this run. */
  fileOf(exportId: string): string | null
}

const mostKept = 50

export function createExportMemory(): ExportMemory {
  const files = new Map<string, string>()
  return {
    remember: (file) => {
      const id = randomUUID()
      files.set(id, file)
      const [oldest] = files.keys()
      if (files.size > mostKept && oldest !== undefined) files.delete(oldest)
      return id
    },
    fileOf: (exportId) => files.get(exportId) ?? null,
  }
}
