import type { StatementRow } from './port.ts'

/** References that name one row only. One that stands in two rows of a statement names neither, whatever its column or
 *  element is called; the row's own content must tell them apart then. */
export function namedOnce(rows: readonly StatementRow[]): readonly StatementRow[] {
  const counts = new Map<string, number>()
  for (const { reference } of rows)
    if (reference !== null) counts.set(reference, (counts.get(reference) ?? 0) + 1)
  if (counts.size === 0 || [...counts.values()].every((count) => count === 1)) return rows
  return rows.map((row) =>
    row.reference !== null && (counts.get(row.reference) ?? 0) > 1 ? { ...row, reference: null } : row,
  )
}
