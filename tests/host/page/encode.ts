// Run in Node and, by its source text, in the page: see codec.ts.

/** Numbers a function for the other side. */
export type FunctionId = (given: (...args: unknown[]) => unknown) => number

/** For the page. */
export const encodeParts = [
  refuse,
  encode,
  encodeObject,
  encodeItems,
  encodeFields,
  encodeBytes,
  encodeFunction,
  encodePromise,
]

function refuse(): never {
  throw new Error('An object could not be cloned.')
}

export function encode(value: unknown, functionId: FunctionId | undefined, depth: number): unknown {
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
  if (Array.isArray(value)) return encodeItems(value, functionId, depth)
  const prototype = Object.getPrototypeOf(value)
  if (prototype === Object.prototype || prototype === null) return encodeFields(value, functionId, depth)
  const each = (item: unknown): unknown => encode(item, functionId, depth)
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
  return encodeFields(value, functionId, depth)
}

function encodeItems(value: readonly unknown[], functionId: FunctionId | undefined, depth: number): unknown {
  const items: unknown[] = []
  for (const [index, item] of value.entries()) {
    items.push(item === undefined && !(index in value) ? { $t: 'hole' } : encode(item, functionId, depth))
  }
  return items
}

function encodeFields(value: object, functionId: FunctionId | undefined, depth: number): unknown {
  const keys = Object.keys(value)
  const read = (key: string): unknown => encode((value as Record<string, unknown>)[key], functionId, depth)
  if (Object.hasOwn(value, '$t') || Object.hasOwn(value, '__proto__')) {
    return { $t: 'fields', v: keys.map((key) => [key, read(key)]) }
  }
  const fields: Record<string, unknown> = {}
  for (const key of keys) fields[key] = read(key)
  return fields
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
