// Structured clone as JSON text. The same functions run in Node and, by their source text, in the page: they may name
// each other, the language's own globals and nothing else.
// What JSON has no word for is `{ $t: kind, v: value }`. One object met twice arrives as two, and one that contains
// itself is refused, where Electron's own clone keeps both.

type FunctionId = (given: (...args: unknown[]) => unknown) => number
type FunctionOf = (id: number) => (...args: unknown[]) => unknown

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
export const codecParts = [
  makeCodec,
  refuse,
  encode,
  encodeObject,
  encodeFields,
  encodeBytes,
  encodeFunction,
  encodePromise,
  decode,
  decodeTagged,
  decodeError,
  decodeBytes,
]

function refuse(): never {
  throw new Error('An object could not be cloned.')
}

function encode(value: unknown, functionId: FunctionId | undefined, depth: number): unknown {
  switch (typeof value) {
    case 'undefined':
      return { $t: 'undefined' }
    case 'bigint':
      return { $t: 'bigint', v: String(value) }
    case 'number':
      if (Object.is(value, -0)) return { $t: 'number', v: '-0' }
      return Number.isFinite(value) ? value : { $t: 'number', v: String(value) }
    case 'function':
      return encodeFunction(value as (...args: unknown[]) => unknown, functionId)
    case 'symbol':
      return refuse()
    case 'object':
      return value === null ? null : encodeObject(value, functionId, depth + 1)
    default:
      return value
  }
}

function encodeObject(value: object, functionId: FunctionId | undefined, depth: number): unknown {
  if (depth > 1000) throw new TypeError('Nested objects deeper than 1000 are not supported.')
  const each = (item: unknown): unknown => encode(item, functionId, depth)
  if (Array.isArray(value)) {
    return Array.from(value, (item, index) => (index in value ? each(item) : { $t: 'hole' }))
  }
  const prototype = Object.getPrototypeOf(value)
  if (prototype === Object.prototype || prototype === null) return encodeFields(value, each)
  if (value instanceof Date) return { $t: 'Date', v: each(value.getTime()) }
  if (value instanceof Map) return { $t: 'Map', v: Array.from(value, each) }
  if (value instanceof Set) return { $t: 'Set', v: Array.from(value, each) }
  if (value instanceof RegExp) return { $t: 'RegExp', v: [value.source, value.flags] }
  if (value instanceof Promise) return encodePromise(value, functionId)
  if (value instanceof Error) {
    if (functionId !== undefined) return { $t: 'Error', v: { name: 'Error', message: value.message } }
    const cause = 'cause' in value ? { cause: each(value.cause) } : {}
    return { $t: 'Error', v: { name: value.name, message: value.message, stack: value.stack, ...cause } }
  }
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return encodeBytes(value)
  if (/^\[object (Boolean|Number|String)\]$/.test(Object.prototype.toString.call(value))) {
    return { $t: 'boxed', v: each(value.valueOf()) }
  }
  // WeakMap, a DOM node, anything else with inner state
  if (Symbol.toStringTag in value) return refuse()
  return encodeFields(value, each)
}

function encodeFields(value: object, each: (item: unknown) => unknown): unknown {
  const entries = Object.entries(value).map(([key, item]) => [key, each(item)])
  const isOrdinary = !Object.hasOwn(value, '$t') && !Object.hasOwn(value, '__proto__')
  return isOrdinary ? Object.fromEntries(entries) : { $t: 'fields', v: entries }
}

function encodeBytes(value: ArrayBuffer | ArrayBufferView): unknown {
  const bytes =
    value instanceof ArrayBuffer
      ? new Uint8Array(value)
      : new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  let text = ''
  // In pieces: a call takes no more than some ten thousand arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  const name = value.constructor.name
  return { $t: 'bytes', as: name === 'Buffer' ? 'Uint8Array' : name, v: btoa(text) }
}

function encodeFunction(value: (...args: unknown[]) => unknown, functionId: FunctionId | undefined): unknown {
  return functionId === undefined ? refuse() : { $t: 'function', v: functionId(value) }
}

function encodePromise(value: Promise<unknown>, functionId: FunctionId | undefined): unknown {
  if (functionId === undefined) return refuse()
  const settle = (...[resolve, reject]: unknown[]): void =>
    void value.then(resolve as (result: unknown) => void, reject as (error: unknown) => void)
  return { $t: 'Promise', v: functionId(settle) }
}

/** Decodes in place: what `JSON.parse` made belongs to nobody else. */
function decode(value: unknown, functionOf: FunctionOf | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (typeof item !== 'object' || item === null) continue
      if (item.$t === 'hole') delete value[index]
      else value[index] = decode(item, functionOf)
    }
    return value
  }
  const fields = value as Record<string, unknown>
  if (typeof fields['$t'] === 'string')
    return decodeTagged(fields['$t'], fields['v'], fields['as'], functionOf)
  for (const key of Object.keys(fields)) {
    const item = fields[key]
    if (typeof item === 'object' && item !== null) fields[key] = decode(item, functionOf)
  }
  return fields
}

function decodeTagged(kind: string, v: unknown, as: unknown, functionOf: FunctionOf | undefined): unknown {
  const items = (): unknown[] => decode(v, functionOf) as unknown[]
  switch (kind) {
    case 'bigint':
      return BigInt(v as string)
    case 'number':
      return Number(v)
    case 'Date':
      return new Date(decode(v, functionOf) as number)
    case 'Map':
      return new Map(items() as [unknown, unknown][])
    case 'Set':
      return new Set(items())
    case 'RegExp':
      return new RegExp(...(v as [string, string]))
    case 'Error':
      return decodeError(decode(v, functionOf) as Error)
    case 'bytes':
      return decodeBytes(v as string, as as string)
    case 'boxed':
      return Object(decode(v, functionOf))
    case 'fields':
      return Object.fromEntries(items() as [string, unknown][])
    case 'function':
      return functionOf?.(v as number)
    case 'Promise':
      return new Promise((resolve, reject) => functionOf?.(v as number)(resolve, reject))
    default:
      return undefined // 'undefined' itself
  }
}

/** As structured clone does it: the language's own kinds of error keep their kind, any other becomes a plain Error. */
function decodeError({ name, message, stack, cause }: Error): Error {
  const kinds = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]
  const Kind = kinds.find((kind) => kind.name === name) ?? Error
  const error = cause === undefined ? new Kind(message) : new Kind(message, { cause })
  if (stack !== undefined) error.stack = stack
  return error
}

function decodeBytes(text: string, as: string): unknown {
  const { buffer } = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  if (as === 'ArrayBuffer') return buffer
  const View = (globalThis as unknown as Record<string, new (buffer: ArrayBuffer) => unknown>)[as]
  return View === undefined ? buffer : new View(buffer)
}
