import type { StatementBalance } from '../../../shared/import-file.ts'
import type { Statement, StatementRow } from '../import/port.ts'

/** The rows with the newest first, as banks answer: files come in both orders, and one order numbers all rows of a day. */
export function newestFirst(rows: readonly StatementRow[]): readonly StatementRow[] {
  return isOldestFirst(rows) ? rows.toReversed() : rows
}

/**
 * The balance at the end of a statement: as the file says it, or as its newest row says it where each row's balance follows
 * from the one before. null where it says none, or where its balances do not add up: then they are of something else.
 */
export function closingOf({ closing, rows }: Pick<Statement, 'closing' | 'rows'>): StatementBalance | null {
  if (closing !== null) return closing
  const ordered = newestFirst(rows)
  const [newest] = ordered
  if (newest === undefined || newest.balanceAfter === null || !addsUp(ordered)) return null
  return { on: newest.bookedOn, amount: newest.balanceAfter }
}

function isOldestFirst(rows: readonly StatementRow[]): boolean {
  const first = rows[0]?.bookedOn ?? ''
  const last = rows.at(-1)?.bookedOn ?? ''
  // All of one day: its balances may tell.
  return first === last ? rows.length > 1 && !addsUp(rows) && addsUp(rows.toReversed()) : first < last
}

/** Of rows with the newest first: each balance is the older one's and the amount. */
function addsUp(rows: readonly StatementRow[]): boolean {
  return rows.every(({ amount, balanceAfter }, index) => {
    if (balanceAfter === null) return false
    const older = rows[index + 1]
    if (older === undefined) return true
    return older.balanceAfter !== null && scaled(older.balanceAfter) + scaled(amount) === scaled(balanceAfter)
  })
}

/** More decimals than any currency has. */
const decimals = 8

function scaled(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  const [, sign = '', whole = '0', fraction = ''] = match ?? []
  const value = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
  return sign === '-' ? -value : value
}
