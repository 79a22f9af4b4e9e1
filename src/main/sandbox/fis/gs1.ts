/** The last digit of a GLN or GSRN whose other digits these are. */
export function checkDigit(digits: string): number {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

const withCheckDigit = (digits: string): string => `${digits}${checkDigit(digits)}`

/** FIS's own test numbers begin so (fact sheet 22): a party's, 13 digits. `n` up to seven digits. */
export const inventedGln = (n: number): string => withCheckDigit(`13370${String(n).padStart(7, '0')}`)
/** A metering point's, 18 digits. `n` up to six digits. */
export const inventedGsrn = (n: number): string => withCheckDigit(`13370000000${String(n).padStart(6, '0')}`)

/** Eighteen digits, the first not 0, and the last right (fact sheet 20). */
export const isGsrn = (text: string): boolean =>
  /^[1-9]\d{17}$/.test(text) && checkDigit(text.slice(0, -1)) === Number(text.slice(-1))
