/** A Norwegian account number as people write it, `1813.00.00017`; anything but eleven digits (a masked card, an IBAN) is
 *  given back as it is. Separators already there do not matter. Source: fact sheet 7.2. */
export function formatAccountNumber(number: string): string {
  const digits = number.replace(/[\s.]/g, '')
  return /^\d{11}$/.test(digits) ? `${digits.slice(0, 4)}.${digits.slice(4, 6)}.${digits.slice(6)}` : number
}

/** An account number without the dots and spaces people print in it, so that two ways to print it are one number. */
export function bareNumber(number: string): string {
  return number.replace(/[\s.]+/g, '').toUpperCase()
}

/** What an account is called at its bank. */
export interface AccountNumbers {
  readonly number: string | null
  readonly iban: string | null
}

/**
 * Every way another bank or a file may write the number of this account: bare number, IBAN, and the Norwegian number that is
 * the end of its IBAN. None for a masked number: that is nobody's.
 */
export function writtenNumbers({ number, iban }: AccountNumbers): readonly string[] {
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
export function isSameAccount(one: AccountNumbers, other: AccountNumbers): boolean {
  const numbers = new Set(writtenNumbers(one))
  return writtenNumbers(other).some((number) => numbers.has(number))
}
