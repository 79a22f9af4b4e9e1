import { describe, expect, test } from 'vitest'
import { hooks, signal } from './testing/link.ts'
import { first, list, start } from './testing/sandboxed.ts'

describe('a token', () => {
  test('is fetched once for fifty questions at the same time', async () => {
    await using fis = await start()
    const asked = Array.from({ length: 50 }, () => fis.link.page(list('party'), first, signal))
    expect(new Set((await Promise.all(asked)).map(({ total }) => total)).size).toBe(1)
    expect(fis.logins()).toBe(1)
  })

  test('that died early is replaced once for fifty questions at the same time', async () => {
    await using fis = await start()
    await fis.link.signIn(hooks)
    fis.bank.revokeTokens()
    await Promise.all(Array.from({ length: 50 }, () => fis.link.page(list('party'), first, signal)))
    expect(fis.logins()).toBe(2)
  })

  test('lives on through its hour, and the next comes before it ends', async () => {
    await using fis = await start()
    await fis.link.test(signal)
    fis.clock.advance(3_530_000)
    await fis.link.test(signal)
    expect(fis.logins()).toBe(1)
    fis.clock.advance(15_000)
    await fis.link.test(signal)
    expect(fis.logins()).toBe(2)
    expect(fis.bank.calls.all.every(({ status }) => status === 200)).toBe(true)
  })

  test('is asked for again by a sign-in, whatever is held', async () => {
    await using fis = await start()
    await fis.link.signIn(hooks)
    fis.bank.registerKey(fis.bank.client.clientId, null)
    await expect(fis.link.signIn(hooks)).rejects.toMatchObject({ code: 'client-rejected' })
  })
})
