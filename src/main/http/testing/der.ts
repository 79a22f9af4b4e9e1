// Just enough DER (X.690) for the certificates and key files of tests.

/** One value by its tag; up to 64 KiB. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length
  const length = size < 128 ? [size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
export const octets = (content: Uint8Array) => der(0x04, content)
/** `[0]` around a value. */
export const tagged = (content: Uint8Array) => der(0xa0, content)
/** Its content in hexadecimal. */
export const integer = (hex: string) => der(0x02, Buffer.from(hex, 'hex'))
export const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
