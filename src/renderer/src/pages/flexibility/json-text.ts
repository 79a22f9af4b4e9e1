import type { JsonValue } from '../../../../shared/flex.ts'
import { referenceOf } from './columns.ts'

/** A name or a value as JSON writes it; signs that are not seen, or turn the text around them, as their escapes. */
export function jsonText(value: JsonValue): string {
  return JSON.stringify(value).replace(/\p{C}/gu, (sign) =>
    Array.from(
      { length: sign.length },
      (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  )
}

/** A value that holds no others, under its name, as FIS sent it. */
export function leafText(name: string | null, value: JsonValue): string {
  return typeof value === 'string' && isLongId(name, value) ? value : jsonText(value)
}

/** A row as JSON, a line for each value, as FIS sent it. */
export function wholeJson(row: JsonValue): string {
  // No text has a line end of its own in JSON: what looks like a whole line is one.
  return JSON.stringify(row, null, 2).replaceAll(
    /^( *"(\w+)": )"(-?\d+)"(,?)$/gm,
    (line, start: string, name: string, digits: string, comma: string) =>
      isLongId(name, digits) ? start + digits + comma : line,
  )
}

/** Ids are numbers at FIS, and text here where no number holds all their digits (fact sheet 13). */
function isLongId(name: string | null, text: string): boolean {
  const isId = name === 'id' || (name !== null && referenceOf(name) !== null)
  return isId && /^-?\d{16,19}$/.test(text) && !Number.isSafeInteger(Number(text))
}
