/** A joiner of emoji is none of them. */
const deceiving = /[^\P{Cc}\n\r\t]|(?!\u200d)\p{Cf}|[\p{Zl}\p{Zp}]/gu

/**
 * A text or name by a stranger, with a mark in place of everything that is not seen and changes what is: signs that turn the reading
 * direction or take no room. Line breaks and tabs stay.
 */
export function harmless(text: string): string {
  return text.replace(deceiving, '\uFFFD')
}
