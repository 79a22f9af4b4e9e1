import { expect, test } from 'vitest'
import { everythingIn } from '../http/testing/server.ts'
import { keytarKeychain } from './keytar.ts'
import { createMemoryKeychain } from './memory-keychain.ts'
import type { Keychain, Vault } from './port.ts'
import { lockedKeychain } from './testing/keychain.ts'
import { createVault, type VaultOptions } from './vault.ts'

const service = 'service'
const id = 'connection'
const secrets = { credentials: { clientId: 'client', clientSecret: 'c4n4ry' }, tokens: null }
const tokens = {
  accessToken: 'c4n4ry',
  accessExpiresAt: 0,
  refreshToken: null,
  refreshIdleExpiresAt: null,
  refreshAbsoluteExpiresAt: null,
}

const lockSecret = {
  slotId: '00000000-0000-4000-8000-000000000001',
  secret: new Uint8Array(32).fill(7),
  personalNumber: '190000000000',
}

const vaultOn = (keychain: Keychain, more: Partial<VaultOptions> = {}) =>
  createVault({ keychain, service, ...more })

/** Everything the vault can be asked, as errors. */
async function failures(vault: Vault): Promise<readonly unknown[]> {
  const asked: Promise<unknown>[] = [
    vault.load(id),
    vault.save(id, secrets),
    vault.saveTokens(id, tokens),
    vault.remove(id),
    vault.loadStoreKey(),
    vault.createStoreKey(),
    vault.saveStoreKey(new Uint8Array(32)),
    vault.removeStoreKey(),
    vault.loadLockSecret('password-a'),
    vault.saveLockSecret('bankid-b', lockSecret),
    vault.removeLockSecret('password-b'),
  ]
  const errors = await Promise.all(
    asked.map((work) => work.then(() => expect.unreachable('it succeeded'), (error: unknown) => error)), // prettier-ignore
  )
  for (const error of errors) expect(everythingIn(error)).not.toContain('c4n4ry')
  return errors
}

function throwing(message: string): Keychain {
  const fail = () => Promise.reject(new Error(message))
  return { getPassword: fail, setPassword: fail, deletePassword: fail }
}

test.each([
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'vault-unavailable'],
  ['Could not connect: No such file or directory', 'vault-unavailable'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'vault-unavailable'],
  ['No keychain is available. You may need to restart your computer.', 'vault-unavailable'],
  ['something nobody has ever seen', 'vault-unavailable'],
  ['Cannot create an item in a locked collection', 'vault-locked'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'vault-locked'],
  ['GDBus.Error:org.freedesktop.Secret.Error.IsLocked: no', 'vault-locked'],
  ['User canceled the operation.', 'vault-locked'],
  ['User interaction is not allowed.', 'vault-locked'],
])('a keychain that says “%s” is %s', async (message, code) => {
  for (const error of await failures(vaultOn(throwing(message)))) expect(error).toMatchObject({ code })
})

test('a locked keyring that answers as if it were empty is not taken for an empty one', async () => {
  for (const error of await failures(vaultOn(lockedKeychain)))
    expect(error).toMatchObject({ code: 'vault-locked' })
})

test('a keychain that forgets at once is unavailable: no file is made with a key that was not kept', async () => {
  const forgetful = { ...createMemoryKeychain(), setPassword: async () => undefined }
  await expect(vaultOn(forgetful).createStoreKey()).rejects.toMatchObject({ code: 'vault-unavailable' })
  await expect(vaultOn(forgetful).saveStoreKey(new Uint8Array(32))).rejects.toMatchObject({
    code: 'vault-unavailable',
  })
  await expect(vaultOn(forgetful).saveLockSecret('password-a', lockSecret)).rejects.toMatchObject({
    code: 'vault-unavailable',
  })
  await expect(vaultOn(forgetful).load(id)).rejects.toMatchObject({ code: 'vault-unavailable' })
})

test('a keychain that locks midway keeps the record it had', async () => {
  const memory = createMemoryKeychain()
  let isLocked = false
  const locking: Keychain = {
    getPassword: (...args) => (isLocked ? lockedKeychain : memory).getPassword(...args),
    async setPassword(...args) {
      await (isLocked ? lockedKeychain : memory).setPassword(...args)
      if (args[1].includes('/')) isLocked = true // after the first piece of a long record
    },
    deletePassword: (...args) => (isLocked ? lockedKeychain : memory).deletePassword(...args),
  }
  const vault = vaultOn(locking)
  await vault.save(id, secrets)
  const long = { ...tokens, accessToken: 'j'.repeat(5000) }
  await expect(vault.saveTokens(id, long)).rejects.toMatchObject({ code: 'vault-locked' })
  await expect(vault.load(id)).rejects.toMatchObject({ code: 'vault-locked' })
  isLocked = false
  expect(await vault.load(id)).toEqual(secrets)
})

test('a prompt nobody answers does not hold us for ever, and once answered nothing is out of order', async () => {
  const memory = createMemoryKeychain()
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const prompting: Keychain = {
    ...memory,
    async setPassword(...args) {
      await answered
      await memory.setPassword(...args)
    },
  }
  const vault = vaultOn(prompting, { answerWithinMs: 30 })
  for (const error of await failures(vault)) expect(error).toMatchObject({ code: 'vault-locked' })
  answer()
  const later = { ...secrets, credentials: { clientId: 'later', clientSecret: 'x' } }
  await vault.save(id, later)
  expect(await vault.load(id)).toEqual(later)
})

test.each([
  ['c4n4ry, not JSON', 'is not JSON'],
  ['{"credentials":{"clientId":"c4n4ry"},"tokens":null}', 'credentials'],
  [
    '{"credentials":{"clientId":"a","clientSecret":"b"},"tokens":{"accessToken":"c4n4ry"}}',
    'tokens.accessExpiresAt',
  ],
  ['[]', '(root)'],
])('a record that is “%s” is an error of ours that says where, not what', async (text, where) => {
  const memory = createMemoryKeychain()
  await memory.setPassword(service, `connection:${id}`, text)
  const error: unknown = await vaultOn(memory).load(id).catch((reason: unknown) => reason) // prettier-ignore
  expect(error).toMatchObject({ code: 'internal', message: expect.stringContaining(where) })
  expect(everythingIn(error)).not.toContain('c4n4ry')
})

test.each([
  ['{"slotId":"1","secret":"c4n4ry","personalNumber":null}', 'slotId, secret'],
  ['{"slotId":"00000000-0000-4000-8000-000000000001","secret":"c4n4ry"}', 'secret, personalNumber'],
  ['c4n4ry', 'is not JSON'],
])('a secret of the lock that is “%s” is an error of ours that says where, not what', async (text, where) => {
  const memory = createMemoryKeychain()
  await memory.setPassword(service, 'lock:bankid-a', text)
  const error: unknown = await vaultOn(memory).loadLockSecret('bankid-a').catch((reason: unknown) => reason) // prettier-ignore
  expect(error).toMatchObject({ code: 'internal', message: expect.stringContaining(where) })
  expect(everythingIn(error)).not.toContain('c4n4ry')
})

test('a store key that is not 32 bytes of hex is damage, and is not replaced', async () => {
  const memory = createMemoryKeychain()
  await memory.setPassword(service, 'store-key', 'abc')
  await expect(vaultOn(memory).loadStoreKey()).rejects.toMatchObject({ code: 'internal' })
  await expect(vaultOn(memory).createStoreKey()).rejects.toMatchObject({ code: 'internal' })
  expect(await memory.getPassword(service, 'store-key')).toBe('abc')
})

test('a keytar whose library is missing is a message, not a crash, and is tried again', async () => {
  let isInstalled = false
  const memory = createMemoryKeychain()
  const load = async () => {
    if (isInstalled) return memory as unknown as typeof import('keytar')
    throw new Error('libsecret-1.so.0: cannot open shared object file: /home/somebody/keytar.node')
  }
  const vault = vaultOn(keytarKeychain(load))
  for (const error of await failures(vault)) {
    expect(error).toMatchObject({
      code: 'vault-unavailable',
      message: 'keytar cannot be loaded: libsecret-1.so.0',
    })
  }
  isInstalled = true
  expect(await vault.load(id)).toBeNull()
})
