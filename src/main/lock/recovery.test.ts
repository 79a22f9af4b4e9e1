import { afterEach, beforeEach, expect, test } from 'vitest'
import { readLockFile } from './lock-file.ts'
import type { Lock } from './port.ts'
import { askedOf, bindPerson, keptCode, lockProfile, unlockAs, type LockProfile } from './testing/profile.ts'

// The recovery code, and BankID beside it: what opens the app when the other is lost.

const connectionId = '00000000-0000-4000-8000-000000000001'
const otherId = '00000000-0000-4000-8000-000000000002'
const settings = { environment: 'production', endUserIp: null } as const
const eva = { connectionId, settings, personalNumber: '199001012385' }
const password = 'the first password'
const proof = { password }

let profile: LockProfile
let key: Uint8Array
beforeEach(async () => {
  profile = lockProfile()
  key = await profile.makeKey()
})
afterEach(() => profile[Symbol.dispose]())

/** As the next process finds it. */
async function restarted(): Promise<Lock> {
  const lock = profile.open()
  await lock.begin()
  return lock
}

async function lockedWithBoth(): Promise<void> {
  const lock = profile.open()
  await lock.setPassword(password, null)
  await bindPerson(lock, eva, proof)
}

test('BankID is never left as the only way in: without a recovery code the password stays', async () => {
  const lock = profile.open()
  await lock.setPassword(password, null)
  await bindPerson(lock, eva, proof)
  await expect(lock.removePassword(proof)).rejects.toMatchObject({ code: 'recovery-code-needed' })
  await lock.draftRecoveryCode(proof) // seen, and not kept
  await expect(lock.removePassword(proof)).rejects.toMatchObject({ code: 'recovery-code-needed' })
  expect(await lock.state()).toMatchObject({ hasPassword: true, hasRecoveryCode: false })
  await keptCode(lock, proof)
  await lock.removePassword(proof)
  expect(await lock.state()).toMatchObject({ hasPassword: false, hasRecoveryCode: true })
})

test('BankID is not the first way in either before a code was made and typed back, and then both open', async () => {
  const lock = profile.open()
  await expect(lock.mayBind(null)).rejects.toMatchObject({ code: 'recovery-code-needed' })
  const draft = await lock.draftRecoveryCode(null)
  await expect(lock.mayBind(null)).rejects.toMatchObject({ code: 'recovery-code-needed' })
  await expect(lock.keepRecoveryCode('0000 0000')).rejects.toMatchObject({ code: 'wrong-code' })
  await expect(lock.mayBind(null)).rejects.toMatchObject({ code: 'recovery-code-needed' })
  await lock.keepRecoveryCode(askedOf(draft))
  expect(lock.isOn()).toBe(false)
  await lock.bind(eva, await lock.mayBind(null))
  const kinds = readLockFile(profile.path)?.slots.map(({ kind }) => kind)
  expect(kinds?.toSorted()).toEqual(['bankid', 'recovery'])
  const next = await restarted()
  await next.unlockWithCode(draft.code)
  expect(next.key()).toEqual(key)
  next.forget()
  await unlockAs(next, eva.personalNumber)
  await expect(next.keepRecoveryCode(draft.code)).rejects.toMatchObject({ code: 'invalid-input' }) // it was used up
})

test('a code that was seen and not kept opens nothing, and the one before it stays good; kept, it is the other way', async () => {
  const lock = profile.open()
  await lock.setPassword(password, null)
  const before = await keptCode(lock, proof)
  const draft = await lock.draftRecoveryCode(proof)
  const groups = draft.code.split('-')
  expect(draft.asked).toHaveLength(2)
  const others = groups.filter((_, index) => !draft.asked.includes(index + 1))
  for (const typed of [groups[0] ?? '', others.slice(0, 2).join(''), askedOf(draft).slice(1), before])
    await expect(lock.keepRecoveryCode(typed)).rejects.toMatchObject({ code: 'wrong-code' })
  const door = await restarted()
  await expect(door.unlockWithCode(draft.code)).rejects.toMatchObject({ code: 'wrong-code' })
  await door.unlockWithCode(before)

  await lock.keepRecoveryCode(draft.code.toLowerCase()) // all of it, as out of a password manager
  const again = await restarted()
  await expect(again.unlockWithCode(before)).rejects.toMatchObject({ code: 'wrong-code' })
  await again.unlockWithCode(draft.code)
})

test('a code that was drafted before the app was locked is forgotten with it', async () => {
  const lock = profile.open()
  await lock.setPassword(password, null)
  const draft = await lock.draftRecoveryCode(proof)
  lock.forget()
  await expect(lock.keepRecoveryCode(askedOf(draft))).rejects.toMatchObject({ code: 'app-locked' })
  await lock.unlockWithPassword(password)
  await expect(lock.keepRecoveryCode(askedOf(draft))).rejects.toMatchObject({ code: 'invalid-input' })
})

test('the person of an answer opens the slot they were asked for and no other, nor that of another lock', async () => {
  await lockedWithBoth()
  const lock = await restarted()
  const asked = await lock.boundPerson()
  await unlockAs(lock, eva.personalNumber)
  await bindPerson(lock, eva, proof) // the same person, once more
  lock.forget()
  await expect(lock.unlockWithPerson(asked)).rejects.toMatchObject({ code: 'invalid-input' })
  await unlockAs(lock, eva.personalNumber)
  await expect(lock.confirm(otherId, asked)).rejects.toMatchObject({ code: 'invalid-input' })
})

test('who may bind somebody may do so in the lock that was, and not in one that was set since', async () => {
  const lock = profile.open()
  await keptCode(lock, null)
  const permit = await lock.mayBind(null) // nothing was set yet, and nothing asked
  await lock.setPassword(password, null)
  await expect(lock.bind(eva, permit)).rejects.toMatchObject({ code: 'invalid-input' })
  expect(await lock.state()).toMatchObject({ bankId: null })
})

test.each([
  ['another password is set', (lock: Lock) => lock.setPassword('another password', null)],
  ['somebody is bound', (lock: Lock) => bindPerson(lock, eva)],
  [
    'the lock is turned off and on again',
    async (lock: Lock) => {
      await lock.turnOff(null)
      await lock.setPassword('another password', null)
    },
  ],
])('what the recovery code opened asks for a proof again once %s', async (_, change) => {
  const lock = profile.open()
  await lock.setPassword(password, null)
  const code = await keptCode(lock, proof)
  lock.forget()
  await lock.unlockWithCode(code)
  expect(await lock.state()).toMatchObject({ needsProof: false })
  await change(lock)
  expect(await lock.state()).toMatchObject({ needsProof: true })
  await expect(lock.turnOff(null)).rejects.toMatchObject({ code: 'invalid-input' })
})
