import type { WireParty } from './wire.ts'

/** One line for people: white space of every kind becomes single blanks; null when nothing is left. */
export function tidy(value: string | null | undefined): string | null {
  const tidied = value?.replace(/\s+/g, ' ').trim() ?? ''
  return tidied === '' ? null : tidied
}

/** The first text that says something, on one line. */
export function firstWords(...candidates: readonly (string | null | undefined)[]): string | null {
  for (const candidate of candidates) {
    const words = tidy(candidate)
    if (words !== null) return words
  }
  return null
}

/** Who is on the other side; of outsiders bunq often knows nothing but a name. */
export function nameOf(party: WireParty): string | null {
  return firstWords(party?.display_name, party?.label_user?.display_name, party?.label_user?.public_nick_name)
}

/** The other account: an IBAN, or the bare number that stands in its place abroad. A card's merchant has none. */
export function accountOf(party: WireParty): string | null {
  const numbers = [party?.iban, party?.swift_account_number, party?.transferwise_account_number]
  for (const number of numbers) {
    const bare = number?.replace(/[\s.]/g, '').toUpperCase() ?? ''
    if (bare !== '') return bare
  }
  return null
}

const knownTypes: Readonly<Record<string, string>> = {
  'BUNQ/PAYMENT': 'bunq payment',
  'BUNQ/REQUEST': 'Paid request',
  'BUNQ/BILLING': 'bunq fee',
  'EBA_SCT/SCT': 'SEPA transfer',
  'EBA_SDD/SDD': 'SEPA direct debit',
  'IDEAL/PAYMENT': 'iDEAL',
  'SWIFT/PAYMENT': 'SWIFT transfer',
  'FIS/PAYMENT': 'Card payment',
  'MASTERCARD/PAYMENT': 'Card payment',
  'MASTERCARD/WITHDRAWAL': 'Cash withdrawal',
  'MASTERCARD/REVERSAL': 'Card refund',
  'MAESTRO/PAYMENT': 'Card payment',
  'MAESTRO/WITHDRAWAL': 'Cash withdrawal',
  'SAVINGS/PAYMENT': 'Automatic saving',
  'CHECKOUT_MERCHANT/PAYMENT': 'Top-up',
}

/** Both lists are open (fact sheet 9): a pair nobody has written down is told in its own words. */
export function typeOf(
  type: string | null | undefined,
  subType: string | null | undefined,
): { readonly typeCode: string | null; readonly typeText: string | null } {
  const codes = [tidy(type), tidy(subType)].filter((code) => code !== null)
  if (codes.length === 0) return { typeCode: null, typeText: null }
  const typeCode = codes.join('/')
  const plain = codes.join(' ').replaceAll('_', ' ').toLowerCase()
  return { typeCode, typeText: knownTypes[typeCode] ?? plain.charAt(0).toUpperCase() + plain.slice(1) }
}
