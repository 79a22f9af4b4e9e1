// Structured clone as JSON text. The same functions run in Node and, by their source text, in the page: they may name
// each other, the language's own globals and nothing else.
// What JSON has no word for is `{ $t: kind, v: value }`. One object met twice arrives as two, and one that contains
// itself is refused, where Electron's own clone keeps both.

import { decode, decodeParts, type FunctionOf } from './decode.ts'
import { encode, encodeParts, type FunctionId } from './encode.ts'

export interface Codec {
  pack(value: unknown): string
  unpack(text: string): unknown
}

/**
 * @param functionId numbers a function for the other side. Without it functions and promises are refused, as Electron
 *   does between processes; with it they pass, and an error keeps its message only, as between worlds.
 */
export function makeCodec(functionId?: FunctionId, functionOf?: FunctionOf): Codec {
  return {
    pack: (value) => JSON.stringify(encode(value, functionId, 0)),
    unpack: (text) => decode(JSON.parse(text), functionOf),
  }
}

/** Every function the codec is made of, for the page. */
export const codecParts = [makeCodec, ...encodeParts, ...decodeParts]
