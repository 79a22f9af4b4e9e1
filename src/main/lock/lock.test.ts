import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryKeychain } from '../vault/memory-keychain.ts'
import { lockedKeychain } from '../vault/testing/keychain.ts'
import { readLockFile, type LockFile } from './lock-file.ts'
import { newRecoveryCode, readRecoveryCode } from './recovery-code.ts'
import {
  bindPerson,
  keptCode,
  lockProfile,
  quickStretch,
  unlockAs,
  type LockProfile,
} from './testing/profile.ts'

const connectionId = '00000000-0000-4000-8000-000000000001'
const otherId = '00000000-0000-4000-8000-000000000002'
const settings = { environment: 'production', endUserIp: null } as const
const eva = { connectionId, settings, personalNumber: '199001012385' }
const password = 'pæss wørd ✓'
const proof = { password }

let profile: LockProfile
let key: Uint8Array
beforeEach(async () => {
  profile = lockProfile()
  key = await profile.makeKey()
})
afterEach(() => profile[Symbol.dispose]())

const file = (): LockFile => readLockFile(profile.path) ?? expect.unreachable()
const rewrite = (change: (file: LockFile) => unknown): void =>
  writeFileSync(profile.path, JSON.stringify(change(file())))

/** As the next process finds it. */
async function restarted() {
  const lock = profile.open()
  await lock.begin()
  return lock
}

async function lockedWithBoth(): Promise<void> {
  const lock = profile.open()
  await lock.setPassword(password, null)
  await bindPerson(lock, eva, proof)
}

test('the file is readable by its owner alone, and says neither password, key, secret nor whose it is', async () => {
  await lockedWithBoth()
  expect(statSync(profile.path).mode & 0o777).toBe(0o600)
  const text = readFileSync(profile.path, 'utf8')
  const secrets = await Promise.all(
    ['lock:password-a', 'lock:bankid-a'].map((account) => profile.keychain.getPassword('lock-test', account)),
  )
  const hexes = secrets.map((record) => (JSON.parse(record ?? '') as { secret: string }).secret)
  for (const hex of [Buffer.from(key).toString('hex'), ...hexes]) {
    expect(hex).toHaveLength(64)
    for (const form of [hex, Buffer.from(hex, 'hex').toString('base64')]) expect(text).not.toContain(form)
  }
  expect(text).not.toContain(password)
  expect(text).not.toContain('19900101')
  expect(secrets.join()).not.toContain(Buffer.from(key).toString('hex'))
})

test('a letter with an accent opens whichever way the keyboard sends it', async () => {
  await profile.open().setPassword('blåbær café', null)
  const lock = await restarted()
  await lock.unlockWithPassword('blåbær café'.normalize('NFD'))
  expect(lock.key()).toEqual(key)
})

test.each([
  [
    'the kind of another',
    ({ slots: [a, b], ...rest }: LockFile) => ({ ...rest, slots: [a, { ...b, ...sealedOf(a) }] }),
  ],
  [
    'a test environment',
    (all: LockFile) => withBankId(all, { settings: { ...settings, environment: 'test' } }),
  ],
  ['another connection', (all: LockFile) => withBankId(all, { connectionId: otherId })],
  ['another slot’s number', (all: LockFile) => withBankId(all, { id: otherId })],
  ['another place', (all: LockFile) => withBankId(all, { place: 'bankid-b' })],
])('a slot of BankID that was given %s in the file opens nothing', async (_, change) => {
  await lockedWithBoth()
  rewrite(change)
  const lock = await restarted()
  await expect(unlockAs(lock, eva.personalNumber)).rejects.toMatchObject({ code: 'lock-damaged' })
  expect(lock.isLocked()).toBe(true)
})

const sealedOf = (slot: LockFile['slots'][number] | undefined) => ({
  nonce: slot?.nonce,
  sealed: slot?.sealed,
})
const withBankId = ({ slots, ...rest }: LockFile, change: object) => ({
  ...rest,
  slots: slots.map((slot) => (slot.kind === 'bankid' ? { ...slot, ...change } : slot)),
})

test('the address of the device may change without the slot being made anew', async () => {
  await lockedWithBoth()
  const lock = await restarted()
  await lock.unlockWithPassword(password)
  const changed = { connectionId, settings: { ...settings, endUserIp: '192.0.2.7' } }
  await lock.keepUp({ language: 'en', connection: changed })
  const next = await restarted()
  expect(next.language()).toBe('en')
  expect(await next.boundPerson()).toMatchObject({ ...changed, personalNumber: eva.personalNumber })
  await unlockAs(next, eva.personalNumber)
  const before = readFileSync(profile.path, 'utf8')
  await next.keepUp({ language: 'en', connection: { connectionId: otherId, settings } })
  await next.keepUp({
    language: 'en',
    connection: { ...changed, settings: { ...settings, environment: 'test' } },
  })
  expect(readFileSync(profile.path, 'utf8')).toBe(before)
})

test.each([
  ['less work for a guess', { cost: { memoryKiB: 1024, passes: 3, lanes: 4 } }],
  ['all the memory there is', { cost: { memoryKiB: 2 ** 31, passes: 3, lanes: 4 } }],
  ['a short salt', { salt: 'AAAA' }],
  ['a place that is not one', { place: 'store-key' }],
  ['a field of nobody', { anything: 1 }],
])('a file that asks for %s is damaged, and is left as it is', async (_, change) => {
  await profile.open().setPassword(password, null)
  rewrite(({ slots, ...rest }) => ({ ...rest, slots: slots.map((slot) => ({ ...slot, ...change })) }))
  const text = profile.text()
  await expect(profile.open().begin()).rejects.toMatchObject({ code: 'lock-damaged' })
  expect(profile.text()).toBe(text)
})

test('a try is counted on the disk before the password is looked at', async () => {
  await profile.open().setPassword(password, null)
  const counted: unknown[] = []
  const lock = profile.open(undefined, async (input) => {
    counted.push(JSON.parse(readFileSync(`${profile.folder}/lock-attempts.json`, 'utf8')))
    return await quickStretch(input)
  })
  await lock.begin()
  await expect(lock.unlockWithPassword('wrong')).rejects.toMatchObject({ code: 'wrong-password' })
  await lock.unlockWithPassword(password)
  expect(counted).toMatchObject([{ wrong: 1 }, { wrong: 2 }])
  expect(lock.view().retryAt).toBeNull()
})

test('a password that is a proof in an open app is slowed like one at the door', async () => {
  const lock = profile.open()
  await lock.setPassword(password, null)
  const change = () => lock.turnOff({ password: 'wrong' })
  for (let time = 0; time < 5; time++)
    await expect(change()).rejects.toMatchObject({ code: 'wrong-password' })
  await expect(change()).rejects.toMatchObject({ code: 'unlock-wait' })
  await expect(lock.turnOff(proof)).rejects.toMatchObject({ code: 'unlock-wait' })
})

test('locked, the key that was handed out stays with who has it, and the lock’s own is wiped', async () => {
  const lock = profile.open()
  await lock.setPassword(password, null)
  const copy = lock.key()
  lock.forget()
  expect(copy).toEqual(key)
  expect(lock.isLocked()).toBe(true)
  expect(() => lock.key()).toThrow(expect.objectContaining({ code: 'app-locked' }))
})

test('what the keychain gives is wiped once it was used, also where it opened nothing', async () => {
  await lockedWithBoth()
  const given: Uint8Array[] = []
  const lock = profile.open(undefined, undefined, (vault) => ({
    ...vault,
    loadLockSecret: async (place) => {
      const kept = await vault.loadLockSecret(place)
      if (kept !== null) given.push(kept.secret)
      return kept
    },
  }))
  await lock.begin()
  await unlockAs(lock, '199912312391').catch(() => undefined)
  for (let time = 0; time < 6; time++) await lock.unlockWithPassword('wrong').catch(() => undefined)
  await unlockAs(lock, eva.personalNumber)
  await lock.confirm('00000000-0000-4000-8000-000000000003', await lock.boundPerson())
  await lock.boundPerson()
  await lock.state()
  await lock.unlockWithPassword(password)
  await lock.setPassword('another password', proof)
  expect(given.length).toBeGreaterThan(12)
  expect(given.flatMap((bytes) => [...bytes]).filter((byte) => byte !== 0)).toEqual([])
})

test('a keychain that was lost leaves the recovery code, and with it another password can be set', async () => {
  const lock = profile.open()
  await lock.setPassword(password, null)
  const code = await keptCode(lock, proof)
  const other = createMemoryKeychain()
  const there = profile.open(other)
  await there.begin()
  await expect(there.unlockWithPassword(password)).rejects.toMatchObject({ code: 'lock-damaged' })
  await there.unlockWithCode(code)
  expect(there.key()).toEqual(key)
  const next = await keptCode(there, null)
  await there.setPassword('another password', null)
  const again = profile.open(other)
  await again.begin()
  await again.unlockWithPassword('another password')
  again.forget()
  await expect(again.unlockWithCode(code)).rejects.toMatchObject({ code: 'wrong-code' })
  await again.unlockWithCode(next)
})

test('a keychain that is shut changes nothing, and says so', async () => {
  const shut = profile.open(lockedKeychain)
  await expect(shut.setPassword(password, null)).rejects.toMatchObject({ code: 'vault-locked' })
  expect((await restarted()).isOn()).toBe(false)
  await profile.open().setPassword(password, null)
  const locked = profile.open(lockedKeychain)
  await locked.begin()
  await expect(locked.unlockWithPassword(password)).rejects.toMatchObject({ code: 'vault-locked' })
  await expect(locked.unlockWithPassword(password)).rejects.toMatchObject({ code: 'vault-locked' })
  expect(locked.view().retryAt).toBeNull() // no password was looked at
})

test('where the keychain is shut, who came in with the recovery code gets another one that opens, and a password as soon as it is not', async () => {
  const lock = profile.open()
  await lock.setPassword(password, null)
  const code = await keptCode(lock, proof)
  const there = profile.open(lockedKeychain)
  await there.begin()
  await there.unlockWithCode(code)
  const next = await keptCode(there, null)
  expect(next).not.toBe(code)
  await expect(there.setPassword('another password', null)).rejects.toMatchObject({ code: 'vault-locked' })
  const again = profile.open(lockedKeychain)
  await again.begin()
  await again.unlockWithCode(next)
  expect(again.key()).toEqual(key)
  const open = await restarted()
  await open.unlockWithCode(next)
  await open.setPassword('another password', null)
  expect(await profile.kept()).toEqual(['lock:password-b'])
})

test('a first password whose key stays in the keychain is told as a failure, and is finished at the next start', async () => {
  let isShut = false
  const lock = profile.open({
    getPassword: profile.keychain.getPassword,
    setPassword: (...given) => (isShut ? lockedKeychain : profile.keychain).setPassword(...given),
    deletePassword: (service, account) => {
      isShut ||= account.startsWith('lock:') // of what is removed once the change is made
      return profile.keychain.deletePassword(service, account)
    },
  })
  await expect(lock.setPassword(password, null)).rejects.toMatchObject({ code: 'vault-locked' })
  expect(lock.isOn()).toBe(true)
  await restarted()
  expect(await profile.kept()).toEqual(['lock:password-a'])
})

test('a keychain that shuts between the proof and the deed keeps the key, and nobody is told that the lock is whole', async () => {
  let isShut = false
  const lock = profile.open({
    getPassword: async (...given) => (isShut ? null : await profile.keychain.getPassword(...given)),
    setPassword: (...given) => (isShut ? lockedKeychain : profile.keychain).setPassword(...given),
    deletePassword: (service, account) => {
      isShut ||= account === 'store-key'
      return (isShut ? lockedKeychain : profile.keychain).deletePassword(service, account)
    },
  })
  await expect(lock.setPassword(password, null)).rejects.toMatchObject({ code: 'vault-locked' })
  expect(file().isPending).toBe(true) // so that the next start ends it
  await restarted()
  expect(await profile.kept()).toEqual(['lock:password-a'])
})

test('any recovery code is read again as it is written, and nothing else is one', () => {
  for (let time = 0; time < 200; time++) {
    const { code, opener } = newRecoveryCode()
    expect(opener).toHaveLength(20)
    expect(readRecoveryCode(code)).toEqual(opener)
    expect(readRecoveryCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l'))).toEqual(opener)
    expect(readRecoveryCode(code.slice(1))).toBeNull()
    expect(readRecoveryCode(`${code}0`)).toBeNull()
  }
  expect(readRecoveryCode('U'.repeat(32))).toBeNull()
})
