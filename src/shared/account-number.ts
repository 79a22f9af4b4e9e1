/** A Norwegian account number as people write it, `1813.00.00017`; anything but eleven digits (a masked card, an IBAN) is
 *  given back as it is. Separators already there do not matter. Source: fact sheet 7.2. */
export function formatAccountNumber(number: string): string {
  const digits = number.replace(/[\s.]/g, '')
  return /^\d{11}$/.test(digits) ? `${digits.slice(0, 4)}.${digits.slice(4, 6)}.${digits.slice(6)}` : number
}
