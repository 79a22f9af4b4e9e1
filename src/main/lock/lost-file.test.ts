import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptCode, lockProfile, type LockProfile } from './testing/profile.ts'

// The lock's file goes, or an older one comes back from a backup, while what it needs lies in the keychain.

const first = { password: 'first password' }
const other = { password: 'other password' }

let profile: LockProfile
let key: Uint8Array
beforeEach(async () => {
  profile = lockProfile()
  key = await profile.makeKey()
})
afterEach(() => profile[Symbol.dispose]())

test('a file that is taken away from an open app does not take the lock off: it is put back with the next change', async () => {
  const lock = profile.open()
  await lock.setPassword(first.password, null)
  const text = profile.text()
  rmSync(profile.path)
  await lock.keepUp({ language: 'nb', connection: null })
  expect(lock.isOn()).toBe(true)
  expect(profile.text()).toBe(text)
  rmSync(profile.path)
  await expect(lock.setPassword(other.password, null)).rejects.toMatchObject({ code: 'invalid-input' })
  rmSync(profile.path)
  await expect(lock.turnOff({ password: 'a guess' })).rejects.toMatchObject({ code: 'wrong-password' })
  expect(profile.isFileThere()).toBe(true)
})

test('one that is taken away from a locked app is put back by who unlocks it, and by who looks again', async () => {
  const lock = profile.open()
  await lock.setPassword(first.password, null)
  lock.forget()
  rmSync(profile.path)
  await expect(lock.unlockWithPassword(other.password)).rejects.toMatchObject({ code: 'wrong-password' })
  expect(profile.isFileThere()).toBe(true)
  rmSync(profile.path)
  await lock.begin()
  expect(lock.isLocked()).toBe(true)
  await lock.unlockWithPassword(first.password)
  expect(lock.key()).toEqual(key)
})

test('a lock that another process turned off is off here too, and stays so', async () => {
  const lock = profile.open()
  await lock.setPassword(first.password, null)
  const there = profile.open()
  await there.begin()
  await there.unlockWithPassword(first.password)
  await there.turnOff(first)
  await lock.keepUp({ language: 'nb', connection: null })
  expect(lock.isOn()).toBe(false)
  expect(profile.isFileThere()).toBe(false)
  expect(await profile.kept()).toEqual(['store-key'])
})

test('an older file, copied in the middle of a change and put back by a backup, costs nothing that the newer one needs', async () => {
  const lock = profile.open()
  await lock.setPassword(first.password, null)
  const older = profile.text().replace('"isPending":false', '"isPending":true')
  await lock.setPassword(other.password, first)
  copyFileSync(profile.path, `${profile.path}.kept`)
  writeFileSync(profile.path, older)

  const restored = profile.open()
  await restored.begin()
  await expect(restored.unlockWithPassword(first.password)).rejects.toMatchObject({ code: 'lock-damaged' })
  copyFileSync(`${profile.path}.kept`, profile.path)
  const again = profile.open()
  await again.begin()
  await again.unlockWithPassword(other.password)
  expect(again.key()).toEqual(key)
})

test('a file that was written by hand to say that nothing but a code opens costs nothing either', async () => {
  const lock = profile.open()
  await lock.setPassword(first.password, null)
  const text = profile.text()
  const slot = { kind: 'recovery', id: '00000000-0000-4000-8000-000000000009' }
  const sealed = { nonce: Buffer.alloc(12).toString('base64'), sealed: Buffer.alloc(48).toString('base64') }
  const { slots: _, ...rest } = JSON.parse(text) as { slots: unknown }
  writeFileSync(profile.path, JSON.stringify({ ...rest, isPending: true, slots: [{ ...slot, ...sealed }] }))
  await profile.open().begin()
  writeFileSync(profile.path, text)
  const again = profile.open()
  await again.begin()
  await again.unlockWithPassword(first.password)
})

test('one that is taken away in the middle of a change that then fails is put back, and the key is not lost', async () => {
  await profile.open().setPassword(first.password, null)
  let isTaken = false
  const lock = profile.open({
    ...profile.keychain,
    setPassword: async () => {
      if (!isTaken) rmSync(profile.path)
      isTaken = true
      throw new Error('the keychain has shut')
    },
  })
  await lock.begin()
  await lock.unlockWithPassword(first.password)
  await expect(lock.setPassword(other.password, first)).rejects.toThrow()
  expect(lock.isOn()).toBe(true)
  expect(lock.key()).toEqual(key)
  const again = profile.open()
  await again.begin()
  await again.unlockWithPassword(first.password)
  expect(again.key()).toEqual(key)
})

test('nor does one that is put back under an open app, nor one that was opened with the code', async () => {
  const lock = profile.open()
  await lock.setPassword(first.password, null)
  const code = await keptCode(lock, first)
  const older = profile.text().replace('"isPending":false', '"isPending":true')
  await lock.setPassword(other.password, first)
  const newer = profile.text()
  for (const opened of [
    () => lock.keepUp({ language: 'en', connection: null }),
    () => lock.unlockWithCode(code),
  ]) {
    writeFileSync(profile.path, older)
    await opened()
    writeFileSync(profile.path, newer)
    lock.forget()
    await lock.unlockWithPassword(other.password)
    expect(lock.key()).toEqual(key)
  }
})

test('who came in with the code, because the keychain lost its part, sets a password again, and nothing is left over', async () => {
  const lock = profile.open()
  await lock.setPassword(first.password, null)
  const code = await keptCode(lock, first)
  // What it names is gone, and in the other place lies what a killed change left.
  const left = (await profile.keychain.getPassword('lock-test', 'lock:password-a')) ?? expect.unreachable()
  await profile.keychain.setPassword('lock-test', 'lock:password-b', left)
  await profile.keychain.deletePassword('lock-test', 'lock:password-a')
  writeFileSync(profile.path, profile.text().replace('"isPending":false', '"isPending":true'))
  const again = profile.open()
  await again.begin()
  await again.unlockWithCode(code)
  await again.setPassword(other.password, null)
  expect(await profile.kept()).toEqual(['lock:password-b'])
  again.forget()
  await again.unlockWithPassword(other.password)
  expect(again.key()).toEqual(key)
})
