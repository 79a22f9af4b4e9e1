import type { Account } from '../../../shared/model.ts'

/** A Norwegian account number is written `1813.00.00017`; anything else (a masked card, an IBAN) stays as the bank
 *  writes it. */
export function formatAccountNumber(number: string): string {
  const digits = /^(\d{4})[. ]?(\d{2})[. ]?(\d{5})$/.exec(number.trim())
  return digits === null ? number.trim() : `${digits[1]}.${digits[2]}.${digits[3]}`
}

/** An IBAN in groups of four, as ISO 13616 prints it. */
export function formatIban(iban: string): string {
  return iban
    .replace(/\s+/g, '')
    .replace(/(.{4})/g, '$1 ')
    .trim()
}

/** What a person knows the account by: its number, else its IBAN; null where it has neither. */
export function printedNumber({ number, iban }: Pick<Account, 'number' | 'iban'>): string | null {
  if (number !== null) return formatAccountNumber(number)
  return iban === null ? null : formatIban(iban)
}
