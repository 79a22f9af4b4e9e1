import type { JsonValue } from '../../../../shared/flex.ts'

/** A name or a value as JSON writes it; signs that are not seen, or turn the text around them, as their escapes. */
export function jsonText(value: JsonValue): string {
  return JSON.stringify(value).replace(/\p{C}/gu, (sign) =>
    Array.from(
      { length: sign.length },
      (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  )
}
