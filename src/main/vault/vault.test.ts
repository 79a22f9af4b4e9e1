import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { TokenSet } from '../oauth/port.ts'
import { keytarKeychain } from './keytar.ts'
import type { ConnectionSecrets } from './port.ts'
import { watched } from './testing/keychain.ts'
import { createVault } from './vault.ts'

beforeAll(() => {
  if (process.platform === 'linux' && !process.env['DBUS_SESSION_BUS_ADDRESS']) {
    throw new Error('these tests need a Secret Service: run them with `npm run test:unit`, which brings one')
  }
})

const opened: { service: string; watch: ReturnType<typeof watched> }[] = []
afterEach(async () => {
  for (const { service, watch } of opened.splice(0)) {
    const left = await watch.left(service)
    await Promise.all(left.map((account) => watch.keychain.deletePassword(service, account)))
  }
})

/** The real keychain, under a name nobody else uses. */
function start() {
  const service = `oversikt-test-${randomUUID()}`
  const watch = watched(keytarKeychain())
  opened.push({ service, watch })
  return { service, watch, open: () => createVault({ keychain: watch.keychain, service }) }
}

const id = randomUUID()
const credentials = { clientId: 'client-1', clientSecret: 'c4n4ry-sécret-✓-😀' }
const tokens: TokenSet = {
  accessToken: `c4n4ry-${'j'.repeat(2600)}`, // a JWT with many claims
  accessExpiresAt: 1_800_000_000_000,
  refreshToken: 'c4n4ry-refresh',
  refreshIdleExpiresAt: 1_800_000_000_001,
  refreshAbsoluteExpiresAt: null,
}

test('what was saved is there after a restart, letter for letter', async () => {
  const { open } = start()
  const secrets: ConnectionSecrets = { credentials, tokens }
  await open().save(id, secrets)
  expect(await open().load(id)).toEqual(secrets)
})

test('nothing saved is null, and each connection has its own record', async () => {
  const { open } = start()
  const vault = open()
  const other = randomUUID()
  expect(await vault.load(id)).toBeNull()
  await vault.save(id, { credentials, tokens: null })
  expect(await vault.load(other)).toBeNull()
})

test('new tokens are kept beside the credentials; without credentials there is nothing to keep them beside', async () => {
  const { open } = start()
  const vault = open()
  await expect(vault.saveTokens(id, tokens)).rejects.toMatchObject({ code: 'not-found' })
  await vault.save(id, { credentials, tokens: null })
  await vault.saveTokens(id, tokens)
  expect(await open().load(id)).toEqual({ credentials, tokens })
  await vault.saveTokens(id, null)
  expect(await open().load(id)).toEqual({ credentials, tokens: null })
})

test('a removed record leaves no entry behind', async () => {
  const { open, watch, service } = start()
  const vault = open()
  await vault.save(id, { credentials, tokens })
  expect((await watch.left(service)).length).toBeGreaterThan(1)
  await vault.remove(id)
  expect(await watch.left(service)).toEqual([])
  expect(await vault.load(id)).toBeNull()
})

test('no entry is larger than Windows takes', async () => {
  const { open, watch } = start()
  await open().save(id, { credentials, tokens })
  expect(Math.max(...watch.sizes)).toBeLessThanOrEqual(2560)
})

test('writes asked for at once happen one after the other, the last one stays', async () => {
  const { open } = start()
  const vault = open()
  const named = (name: string) => ({ ...tokens, accessToken: name.repeat(3000) })
  await vault.save(id, { credentials, tokens: null })
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => vault.saveTokens(id, named(name))))
  expect((await vault.load(id))?.tokens).toEqual(named('d'))
})

test('the store key is made once, random, and never overwritten', async () => {
  const { open } = start()
  const vault = open()
  expect(await vault.loadStoreKey()).toBeNull()
  const key = await vault.createStoreKey()
  expect(key).toHaveLength(32)
  expect(await open().loadStoreKey()).toEqual(key)
  await expect(vault.createStoreKey()).rejects.toMatchObject({ code: 'internal' })
  expect(await open().loadStoreKey()).toEqual(key)
  expect(await start().open().createStoreKey()).not.toEqual(key)
})

test('a key that was taken out and put back is the same, and lies over no other', async () => {
  const { open, watch, service } = start()
  const key = await open().createStoreKey()
  await open().removeStoreKey()
  await open().removeStoreKey() // once more does no harm
  expect(await open().loadStoreKey()).toBeNull()
  expect(await watch.left(service)).toEqual([])
  await open().saveStoreKey(key)
  await open().saveStoreKey(key)
  expect(await open().loadStoreKey()).toEqual(key)
  await expect(open().saveStoreKey(new Uint8Array(32).fill(1))).rejects.toMatchObject({ code: 'internal' })
  expect(await open().loadStoreKey()).toEqual(key)
})

test('each secret of the lock has a place of its own, and is gone when it was removed', async () => {
  const { open, watch, service } = start()
  const secretOf = (personalNumber: string | null) => ({
    slotId: randomUUID(),
    secret: Uint8Array.from(Buffer.from(randomUUID().replaceAll('-', ''))),
    personalNumber,
  })
  const [first, second] = [secretOf(null), secretOf('190000000000')]
  await open().saveLockSecret('password-a', first)
  await open().saveLockSecret('bankid-a', second)
  expect(await open().loadLockSecret('password-a')).toEqual(first)
  expect(await open().loadLockSecret('bankid-a')).toEqual(second)
  expect(await open().loadLockSecret('password-b')).toBeNull()
  await open().removeLockSecret('password-a')
  expect(await open().loadLockSecret('password-a')).toBeNull()
  await open().removeLockSecret('bankid-a')
  expect(await watch.left(service)).toEqual([])
})
