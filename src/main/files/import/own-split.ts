import type { StatementRow } from './port.ts'

/** A row of our own file, and the number of the transaction it is a part of; '' for a whole one. */
export interface GroupedRow {
  readonly group: string
  readonly row: StatementRow
}

/**
 * Parts of one transaction as the one row they were: a bank books it once, whatever a person calls its parts. It stands where
 * its first part did; somebody may have sorted the file since.
 */
export function joinParts(rows: readonly GroupedRow[]): readonly StatementRow[] {
  const parts = new Map<string, StatementRow[]>()
  for (const { group, row } of rows) {
    if (group !== '') parts.set(group, [...(parts.get(group) ?? []), row])
  }
  return rows.flatMap(({ group, row }) => {
    const own = parts.get(group)
    if (own === undefined) return [row]
    if (own[0] !== row) return []
    const amount = decimalSum(own.map((part) => part.amount))
    return [{ ...row, amount, original: own.find(({ original }) => original !== null)?.original ?? null }]
  })
}

/** Of decimal texts with a dot, with as many decimals as the longest has. */
function decimalSum(amounts: readonly string[]): string {
  const decimals = Math.max(...amounts.map((amount) => (amount.split('.')[1] ?? '').length))
  const units = amounts.reduce((sum, amount) => {
    const [whole = '', fraction = ''] = amount.split('.')
    return sum + BigInt(whole + fraction.padEnd(decimals, '0'))
  }, 0n)
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  const at = digits.length - decimals
  return sign + digits.slice(0, at) + (decimals === 0 ? '' : `.${digits.slice(at)}`)
}
