import { deserialize, serialize } from 'node:v8'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCodec } from './codec.ts'

const codec = makeCodec()
const passed = (value: unknown): unknown => codec.unpack(codec.pack(value))

class Point {
  readonly x = 1
  get sum(): number {
    return this.x
  }
}

describe('between processes', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text with every kind of letter', 'æøå \u{1f600} \0 "\\ \u2028'],
    ['half a surrogate pair', '\ud800'],
    ['a big integer', 2n ** 70n],
    ['not a number', Number.NaN],
    ['infinity', Number.NEGATIVE_INFINITY],
    ['negative zero', -0],
    ['a date', new Date(1_700_000_000_000)],
    ['an invalid date', new Date(Number.NaN)],
    ['a pattern', /a+b/giu],
    ['a map with objects as keys', new Map<unknown, unknown>([[{ a: 1 }, new Set([1n])]])],
    ['a set', new Set(['a', undefined, -0])],
    ['a list with holes', [1, , undefined, 3]], // oxlint-disable-line no-sparse-arrays
    ['bytes', new Uint8Array([0, 127, 128, 255])],
    ['a view on part of a buffer', new Float64Array(new ArrayBuffer(32), 8, 2)],
    ['big integers in a row', new BigInt64Array([-1n, 1n])],
    ['a buffer', new Uint8Array([1, 2]).buffer],
    ['a data view', new DataView(new Uint8Array([1, 2, 3]).buffer, 1)],
    ['a boxed number', Object(7)],
    ['keys that look like ours', { $t: 'Date', v: 5, nested: { $t: 1 } }],
    ['a key named __proto__', JSON.parse('{"__proto__": {"a": 1}}')],
    ['an object without prototype', Object.assign(Object.create(null), { a: 1 })],
  ])('%s arrives as structured clone delivers it', (_name, value) => {
    const arrived = passed(value)
    expect(arrived).toEqual(deserialize(serialize(value)))
    expect(Object.prototype.toString.call(arrived)).toBe(Object.prototype.toString.call(value))
  })

  test('more bytes than a call takes arguments', () => {
    const bytes = new Uint8Array(300_000).map((_, index) => index % 251)
    expect(passed(bytes)).toEqual(bytes)
  })

  test('a hole stays a hole, and negative zero stays negative', () => {
    const holed = passed([1, , -0]) as unknown[] // oxlint-disable-line no-sparse-arrays
    expect(1 in holed).toBe(false)
    expect(Object.is(holed[2], -0)).toBe(true)
  })

  test('an error keeps its kind, message, stack and cause, and loses what was added', () => {
    const error = Object.assign(new RangeError('far', { cause: new Error('why') }), { code: 7 })
    const arrived = passed(error) as RangeError
    expect(arrived).toBeInstanceOf(RangeError)
    expect({ ...arrived, message: arrived.message, stack: arrived.stack }).toEqual({
      message: 'far',
      stack: error.stack,
    })
    expect((arrived.cause as Error).message).toBe('why')
  })

  test('an error of a kind of its own becomes a plain one', () => {
    const arrived = passed(Object.assign(new Error('x'), { name: 'AppError' })) as Error
    expect(arrived.name).toBe('Error')
  })

  test('an instance becomes a plain object of its own fields', () => {
    const arrived = passed(new Point()) as object
    expect(arrived).toEqual({ x: 1 })
    expect(Object.getPrototypeOf(arrived)).toBe(Object.prototype)
  })

  test.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['a weak map', new WeakMap()],
    ['a function deep inside', { a: [{ b: () => 1 }] }],
  ])('%s is refused in Electron’s words', (_name, value) => {
    expect(() => codec.pack(value)).toThrow('An object could not be cloned.')
  })

  test('an object that contains itself is refused, not followed for ever', () => {
    const ring: Record<string, unknown> = {}
    ring['self'] = [ring]
    expect(() => codec.pack(ring)).toThrow('deeper than 1000')
  })

  test('whatever can be cloned arrives as structured clone delivers it', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withBoxedValues: true,
      withNullPrototype: true,
    })
    const cloneable = anything.filter((value) => {
      try {
        serialize(value)
        return true
      } catch {
        return false
      }
    })
    fc.assert(
      fc.property(cloneable, (value) => {
        expect(passed(value)).toEqual(deserialize(serialize(value)))
      }),
    )
  })
})

describe('between worlds', () => {
  const functions: ((...args: unknown[]) => unknown)[] = []
  const bridge = makeCodec(
    (given) => functions.push(given) - 1,
    (id) =>
      (...args) =>
        functions[id]?.(...args),
  )
  const crossed = (value: unknown): unknown => bridge.unpack(bridge.pack(value))

  test('a function is called where it stands', () => {
    const { add } = crossed({ add: (a: number, b: number) => a + b }) as {
      add: (a: number, b: number) => number
    }
    expect(add(2, 3)).toBe(5)
  })

  test('a promise settles on the other side', async () => {
    await expect(crossed(Promise.resolve(4))).resolves.toBe(4)
    await expect(crossed(Promise.reject(new Error('no')))).rejects.toThrow('no')
  })

  test('of an error only the message crosses', () => {
    const arrived = crossed(new RangeError('far')) as Error
    expect([arrived.name, arrived.message]).toEqual(['Error', 'far'])
    expect(arrived).not.toBeInstanceOf(RangeError)
  })
})
