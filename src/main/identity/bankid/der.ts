const sequence = 0x30
/** BER's way to leave the length open, which some tools use for key files. */
const openLength = 0x80
/** INTEGER 3: the only version of PKCS#12 there is. */
const version = Buffer.from([0x02, 0x01, 0x03])

/** Is this one sequence from its first byte to its last? Tells a file that was cut off from one that cannot be opened. */
export function isWholeDer(bytes: Buffer): boolean {
  const start = contentStart(bytes)
  return start !== null && (bytes[1] === openLength || start + lengthOf(bytes) === bytes.length)
}

/** Looks at the frame alone: RFC 7292 section 4. */
export function isWholePkcs12(bytes: Buffer): boolean {
  const start = contentStart(bytes)
  return start !== null && isWholeDer(bytes) && bytes.subarray(start, start + version.length).equals(version)
}

/** Where the content begins; null: no sequence, or one of more bytes than any file of ours. */
function contentStart(bytes: Buffer): number | null {
  const length = bytes[1]
  if (bytes[0] !== sequence || length === undefined) return null
  const more = length > openLength ? length - openLength : 0
  return more <= 4 && bytes.length >= 2 + more ? 2 + more : null
}

function lengthOf(bytes: Buffer): number {
  const length = bytes[1] ?? 0
  return length < openLength ? length : bytes.readUIntBE(2, length - openLength)
}
