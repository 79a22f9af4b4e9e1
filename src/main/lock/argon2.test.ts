import crypto, { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createStretch, stretchInThread, stretchNatively } from './argon2.ts'
import { stretchCost, type StretchInput } from './stretch-protocol.ts'
import { stretchInWasm } from './stretch-wasm.ts'

const entry = new URL('stretch-thread.ts', import.meta.url)
const hex = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? []).toString('hex')

/** RFC 9106, section 5.3. */
const vector: StretchInput = {
  password: new Uint8Array(32).fill(1),
  salt: new Uint8Array(16).fill(2),
  secret: new Uint8Array(8).fill(3),
  cost: { memoryKiB: 32, passes: 3, lanes: 4 },
}

test('the vector of RFC 9106 comes out of the runtime’s own engine', async () => {
  const stretched = await stretchNatively(vector, new Uint8Array(12).fill(4))
  expect(hex(stretched)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
})

test('both engines give the same bytes, at any cost', async () => {
  const inputs: StretchInput[] = [
    vector,
    { ...vector, password: Buffer.from('pæsswørd ✓'), cost: stretchCost },
  ]
  for (let memoryKiB = 8; memoryKiB <= 512; memoryKiB *= 2)
    inputs.push({
      password: randomBytes(memoryKiB),
      salt: randomBytes(16),
      cost: { memoryKiB, passes: 1 + (memoryKiB % 3), lanes: 1 },
    })
  for (const input of inputs) {
    const native = await stretchNatively(input)
    expect(native).toHaveLength(32)
    expect(hex(await stretchInWasm(input))).toBe(hex(native))
  }
})

test('the thread gives the same, leaves the caller’s bytes alone, and holds nobody up meanwhile', async () => {
  const input = { password: Buffer.from('a password'), salt: randomBytes(16), cost: stretchCost }
  let beats = 0
  const beat = setInterval(() => void beats++, 1)
  const stretched = await stretchInThread(entry, input)
  clearInterval(beat)
  expect(input.password.toString()).toBe('a password')
  expect(hex(stretched)).toBe(hex(await createStretch(entry)(input)))
  expect(beats).toBeGreaterThan(10) // a few hundred ms; in main hardly one would have got through
})

test('another password, another salt, another cost: other bytes', async () => {
  const stretch = createStretch(entry)
  const others = [
    vector,
    { ...vector, password: new Uint8Array(32).fill(9) },
    { ...vector, salt: new Uint8Array(16).fill(9) },
    { ...vector, cost: { ...vector.cost, passes: 4 } },
  ]
  const stretched = await Promise.all(others.map(stretch))
  expect(new Set(stretched.map(hex)).size).toBe(4)
})

test.each([
  ['has no Argon2 at all', undefined],
  ['throws', () => { throw new Error('not supported') }],
  ['answers with an error', (_: string, __: object, done: (error: Error) => void) => done(new Error('not supported'))],
])('a runtime whose own cryptography %s gives the same bytes', async (_, argon2) => {
  const expected = await createStretch(entry)(vector)
  const real = crypto.argon2
  Object.assign(crypto, { argon2 })
  try {
    expect(await stretchNatively(vector)).toBeNull()
    expect(hex(await createStretch(entry)(vector))).toBe(hex(expected))
  } finally {
    Object.assign(crypto, { argon2: real })
  }
}) // prettier-ignore
