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

const startsWith =
  (signature: string) =>
  (head: string): boolean =>
    head.startsWith(signature)
const signatures: readonly (readonly [MediaType, (head: string) => boolean])[] = [
  ['image/png', startsWith('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', startsWith('\xff\xd8\xff')],
  ['image/gif', (head) => /^GIF8[79]a/.test(head)],
  ['image/webp', (head) => /^RIFF[^]{4}WEBP/.test(head)],
  ['application/pdf', startsWith('%PDF-')],
  ['application/zip', startsWith('PK\x03\x04')],
]
/** So much of a file is looked at to tell text from anything else. */
const looked = 4096

/** Images and PDF by their signatures; text is what is UTF-8 without control characters. */
export function mediaTypeOf(bytes: Uint8Array): MediaType {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const known = signatures.find(([, isOne]) => isOne(head))
  if (known !== undefined) return known[0]
  return bytes.length > 0 && isText(bytes.subarray(0, looked)) ? 'text/plain' : 'application/octet-stream'
}

/** Tabs and ends of lines are part of a text. */
function isControl(character: string): boolean {
  const code = character.charCodeAt(0)
  return code < 0x09 || (code > 0x0d && code < 0x20) || code === 0x7f
}

function isText(bytes: Uint8Array): boolean {
  try {
    // `stream`: a character cut at the end of what is looked at is none that is wrong.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return !Array.from(text).some(isControl)
  } catch {
    return false // not UTF-8: that is the answer
  }
}
