import { createHash } from 'node:crypto'
import type { CsvDelimiter } from '../../../shared/import-file.ts'

/** What a file's head is known by again. A hash: a line that is no head after all may hold something private. */
export function headSignature(header: readonly string[], delimiter: CsvDelimiter): string {
  const headings = header.map((heading) => heading.trim())
  while (headings.at(-1) === '') headings.pop()
  return createHash('sha256')
    .update(JSON.stringify([delimiter, ...headings]))
    .digest('hex')
}
