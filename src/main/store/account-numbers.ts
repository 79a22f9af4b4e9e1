import { bareNumber } from './columns.ts'

/**
 * Every way another bank or a file may write the number of this account: bare number, IBAN, and the Norwegian number that is
 * the end of its IBAN. None for a masked number: that is nobody's.
 */
export function writtenNumbers({
  number,
  iban,
}: {
  readonly number: string | null
  readonly iban: string | null
}): readonly string[] {
  const written = new Set<string>()
  for (const text of [number, iban]) {
    const bare = text === null ? '' : bareNumber(text)
    if (!/^[A-Z0-9]+$/.test(bare)) continue
    written.add(bare)
    if (/^NO\d{13}$/.test(bare)) written.add(bare.slice(4))
  }
  return [...written]
}

/** Do both name the same account at a bank? */
export function isSameAccount(
  one: Parameters<typeof writtenNumbers>[0],
  other: Parameters<typeof writtenNumbers>[0],
): boolean {
  const numbers = new Set(writtenNumbers(one))
  return writtenNumbers(other).some((number) => numbers.has(number))
}
