import type { FileEncoding } from '../port.ts'

/** The letters of windows-1252 that are not those of ISO 8859-1, from 80 to 9F. */
const high = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
)

function windows1252(text: string): Uint8Array {
  return Uint8Array.from([...text], (letter) => {
    const index = high.indexOf(letter)
    return index === -1 ? letter.charCodeAt(0) : 0x80 + index
  })
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(2 + text.length * 2))
  bytes.setUint16(0, 0xfeff, isLittle)
  for (let index = 0; index < text.length; index++)
    bytes.setUint16(2 + index * 2, text.charCodeAt(index), isLittle)
  return new Uint8Array(bytes.buffer)
}

/** Every way a bank or a program may write a text, with the encoding a reader should find. ASCII alone is UTF-8. */
export const encoders: Readonly<
  Record<string, { readonly encode: (text: string) => Uint8Array; readonly encoding: FileEncoding }>
> = {
  'UTF-8': { encode: (text) => new TextEncoder().encode(text), encoding: 'utf-8' },
  'UTF-8 with a mark': { encode: (text) => new TextEncoder().encode(`\ufeff${text}`), encoding: 'utf-8' },
  'UTF-16 LE': { encode: (text) => utf16(text, true), encoding: 'utf-16le' },
  'UTF-16 BE': { encode: (text) => utf16(text, false), encoding: 'utf-16be' },
  'windows-1252': { encode: windows1252, encoding: 'windows-1252' },
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
