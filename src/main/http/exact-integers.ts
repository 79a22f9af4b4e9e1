/** A whole number too large for JavaScript becomes the text it was written as: an id must not lose its last digits. */
export function keepExactIntegers(
  _key: string,
  value: unknown,
  context?: { readonly source?: string },
): unknown {
  return typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
    ? (context?.source ?? value)
    : value
}
