/** Texts of banks and files are written by strangers: no control characters reach the terminal, and nothing ends a line. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
}
