import { expect, test } from 'vitest'
import { createMemoryKeychain } from './memory-keychain.ts'
import { createTextStore } from './pieces.ts'
import { watched } from './testing/keychain.ts'

const service = 'service'
const account = 'record'
const openWide = async (): Promise<void> => undefined

function start() {
  const watch = watched(createMemoryKeychain())
  return { ...watch, texts: createTextStore(watch.keychain, service, openWide) }
}

const long = (letter: string, size: number) => letter.repeat(size)
const texts = [
  long('a', 10),
  long('b', 2048),
  long('c', 2049),
  long('d', 9000),
  long('e', 4096),
  long('f', 1),
  long('g', 7000),
]

test('a text of any length comes back, whatever was there before', async () => {
  const { texts: store } = start()
  for (const first of texts) {
    for (const second of texts) {
      await store.write(account, first)
      await store.write(account, second)
      expect(await store.read(account)).toBe(second)
    }
  }
})

test('no entry is larger than Windows takes, and only what is needed stays', async () => {
  const { texts: store, sizes, left } = start()
  await store.write(account, long('a', 9000))
  await store.write(account, long('b', 9000))
  expect(Math.max(...sizes)).toBeLessThanOrEqual(2560)
  expect((await left(service)).toSorted()).toEqual([
    'record',
    ...[0, 1, 2, 3, 4].map((index) => `record/b${index}`),
  ])
  await store.write(account, 'short')
  expect(await left(service)).toEqual(['record'])
  await store.remove(account)
  expect(await left(service)).toEqual([])
  expect(await store.read(account)).toBeNull()
})

test('a write that dies at any point leaves the old text or the new one, and the next write cleans up', async () => {
  for (const before of texts) {
    for (const after of texts.filter((text) => text !== before)) {
      for (let survived = 0; ; survived += 1) {
        const { texts: store, state, left } = start()
        await store.write(account, before)
        state.changesLeft = survived
        const isWhole = await store.write(account, after).then(() => true, () => false) // prettier-ignore
        state.changesLeft = Number.POSITIVE_INFINITY
        expect([before, after]).toContain(await store.read(account))

        await store.write(account, 'later')
        expect(await left(service)).toEqual(['record'])
        if (isWhole) break
      }
    }
  }
})

test('a removal that dies at any point is finished by the next one', async () => {
  for (let survived = 0; ; survived += 1) {
    const { texts: store, state, left } = start()
    await store.write(account, long('a', 9000))
    state.changesLeft = survived
    const isWhole = await store.remove(account).then(() => true, () => false) // prettier-ignore
    state.changesLeft = Number.POSITIVE_INFINITY
    await store.remove(account)
    expect(await left(service)).toEqual([])
    if (isWhole) break
  }
})

test('a record another process switches while it is read comes back whole', async () => {
  const memory = createMemoryKeychain()
  const writer = createTextStore(memory, service, openWide)
  await writer.write(account, long('a', 5000))
  let isSwitched = false
  const slow = {
    ...memory,
    async getPassword(name: string, of: string) {
      if (of.endsWith('1') && !isSwitched) {
        isSwitched = true
        await writer.write(account, long('b', 5000))
        await writer.write(account, long('c', 5000)) // the same slot again, other pieces
      }
      return await memory.getPassword(name, of)
    },
  }
  expect(await createTextStore(slow, service, openWide).read(account)).toBe(long('c', 5000))
})

test('pieces that do not fit together are damage, not a record', async () => {
  const { texts: store, keychain } = start()
  await store.write(account, long('c4n4ry', 5000))
  await keychain.setPassword(service, 'record/a1', 'something else')
  await expect(store.read(account)).rejects.toMatchObject({
    code: 'internal',
    message: expect.not.stringContaining('c4n4ry'),
  })
})

test('absence is believed only once the keychain is proved open', async () => {
  const memory = createMemoryKeychain()
  const shut = createTextStore(memory, service, () => Promise.reject(new Error('locked')))
  for (const work of [shut.read(account), shut.write(account, 'x'), shut.remove(account)]) {
    await expect(work).rejects.toThrow('locked')
  }
  // Unlocked by the person only at the second prompt: the first look saw nothing.
  await createTextStore(memory, service, openWide).write(account, 'kept')
  let looks = 0
  const late = {
    ...memory,
    getPassword: async (s: string, a: string) => ((looks += 1) === 1 ? null : memory.getPassword(s, a)),
  }
  expect(await createTextStore(late, service, openWide).read(account)).toBe('kept')
})
