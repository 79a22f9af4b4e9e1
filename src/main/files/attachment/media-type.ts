/** What is in a file, by its first bytes; its name says what somebody called it. */
export type MediaType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'application/pdf'
  | 'application/zip'
  | 'text/plain'
  | 'application/octet-stream'

const signatures: readonly (readonly [MediaType, RegExp])[] = [
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
  ['application/pdf', /^%PDF-/],
  ['application/zip', /^PK\x03\x04/],
]
/** So much of a file is looked at to tell text from anything else. */
const looked = 4096

/** Images and PDF by their signatures; text is what is UTF-8 without control characters. */
export function mediaTypeOf(bytes: Uint8Array): MediaType {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const known = signatures.find(([, signature]) => signature.test(head))
  if (known !== undefined) return known[0]
  return bytes.length > 0 && isText(bytes.subarray(0, looked)) ? 'text/plain' : 'application/octet-stream'
}

function isText(bytes: Uint8Array): boolean {
  try {
    // `stream`: a character cut at the end of what is looked at is none that is wrong.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return !/[\0-\x08\x0e-\x1f\x7f]/.test(text)
  } catch {
    return false // not UTF-8: that is the answer
  }
}
