/** One folding for what is stored and what is typed, so that case, accents and full-width forms never hide a row:
 *  "Kjøp", "KJØP" and "kjop" all find each other. ø, æ and đ have no decomposition, so they are mapped by hand. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/đ/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/\s+/g, ' ')
    .trim()
}
