/**
 * A spreadsheet runs a cell that begins like a formula, quoted or not, and the text of a payment is written by strangers.
 * A leading single quote makes such a cell text (OWASP ASVS 1.2.10: `=` `+` `-` `@`, tab and NUL; carriage return and
 * line feed besides, because what follows them is read as a cell's start by some).
 *
 * Further than the rule goes: full-width and small forms of the signs, which East Asian input makes and some programs
 * fold; the minus sign U+2212, which Norwegian locales print; and any of them after blanks, which some programs trim.
 */
const dangerous = /^(?:[\t\r\n\0]|[\s\0]*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20])/
const leadingQuotes = /^'*/

/** Would the text be dangerous if its leading single quotes were gone? */
function isGuardable(text: string): boolean {
  return dangerous.test(text.replace(leadingQuotes, ''))
}

/** Makes a text safe for a spreadsheet. A text that already has quotes before such a sign gets one more, so that taking
 *  one off is always exact. */
export function guard(text: string): string {
  return isGuardable(text) ? `'${text}` : text
}

/** What `guard` was given. A text it never made, such as `=1`, comes back as it is. */
export function unguard(text: string): string {
  return text.startsWith("'") && isGuardable(text) ? text.slice(1) : text
}
