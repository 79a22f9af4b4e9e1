// Run in Node and, by its source text, in the page: see codec.ts.

/** A function of the other side, by its number. */
export type FunctionOf = (id: number) => (...args: unknown[]) => unknown

/** For the page. */
export const decodeParts = [decode, decodeTagged, decodeError, decodeBytes]

/** Decodes in place: what `JSON.parse` made belongs to nobody else. */
export function decode(value: unknown, functionOf: FunctionOf | undefined): unknown {
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
