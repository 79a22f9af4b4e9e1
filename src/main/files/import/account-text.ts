/** An IBAN has at most 34 signs; what is longer is no account. */
const longestAccount = 64

const iban = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/

/** The other account as a file gives it, bare; null where it is none (`-1`, zeros: SpareBank 1 sheet, quirk 11). */
export function bareAccount(value: string | null | undefined): string | null {
  const bare = value?.replace(/[\s.\u00a0]/g, '') ?? ''
  return /^(?:-\d*|0*)$/.test(bare) ? null : bare
}

/** What a file calls an account, told apart: an IBAN (a Norwegian one holds the account number), or a number. */
export function accountNames(value: string | null | undefined): {
  readonly number: string | null
  readonly iban: string | null
} {
  const bare = value?.replace(/\s/g, '').toUpperCase() ?? ''
  if (bare.length > longestAccount) return { number: null, iban: null }
  if (iban.test(bare)) return { number: /^NO\d{13}$/.test(bare) ? bare.slice(4) : null, iban: bare }
  const undotted = bare.replace(/\./g, '')
  if (/^\d{11}$/.test(undotted)) return { number: undotted, iban: null }
  return { number: maskedCard(bare), iban: null }
}

/** A card is known by its last four digits, written as elsewhere in the app; a whole card number is never kept. */
function maskedCard(value: string): string | null {
  if (value === '') return null
  const isCard = /^\d{15,19}$/.test(value) || /^[\d*X-]*[*X][\d*X-]*\d{4}$/.test(value)
  return isCard ? `**** **** **** ${value.slice(-4)}` : value
}

const norwegianNumber = /(?<![\d.])\d{4}([ .]?)\d{2}\1\d{5}(?![\d.])/g

/** The one Norwegian account number in the lines before a table; null where there is none, or more than one. */
export function accountNumberIn(lines: readonly string[]): string | null {
  const found = new Set(
    lines.flatMap((line) => [...line.matchAll(norwegianNumber)].map(([text]) => text.replace(/\D/g, ''))),
  )
  const [only = null] = found
  return found.size === 1 ? only : null
}
