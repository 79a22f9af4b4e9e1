/** One value of DER in its parts. */
export interface DerValue {
  /** The first byte: class, whether it is made of others, and the number. */
  readonly tag: number
  readonly content: Buffer
  /** With tag and length. */
  readonly whole: Buffer
}

/**
 * The values that stand one behind the other, to the last byte. For what has to be taken as the bytes that were signed: an object
 * that was read and written anew may be other bytes.
 * @throws RangeError for what is no DER
 */
export function derValues(bytes: Buffer): readonly DerValue[] {
  const values: DerValue[] = []
  for (let at = 0; at < bytes.length;) {
    const tag = bytes.readUInt8(at)
    const first = bytes.readUInt8(at + 1)
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f
    if (first === 0x80 || lengthBytes > 3) throw new RangeError('a length of another form')
    const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes)
    const isShortest =
      lengthBytes === 0 || length >= (lengthBytes === 1 ? 0x80 : 2 ** (8 * (lengthBytes - 1)))
    const start = at + 2 + lengthBytes
    const end = start + length
    if (!isShortest || end > bytes.length) throw new RangeError('a length that is not so')
    values.push({ tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) })
    at = end
  }
  return values
}

/** The one value of this tag that the bytes are. @throws RangeError */
export function derValue(bytes: Buffer, tag: number): DerValue {
  const [only, ...more] = derValues(bytes)
  if (only === undefined || more.length > 0 || only.tag !== tag) throw new RangeError('another value')
  return only
}
