import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Keychain } from '../vault/port.ts'
import type { Stretch } from './argon2.ts'
import type { Lock } from './port.ts'
import {
  bindPerson,
  keptCode,
  lockProfile,
  quickStretch,
  unlockAs,
  type LockProfile,
} from './testing/profile.ts'

// The key is wiped, by locking or by the app's end, while a change of the lock is under way.

const first = { password: 'first password' }
const other = 'other password'
const eva = {
  connectionId: '00000000-0000-4000-8000-000000000001',
  settings: { environment: 'production', endUserIp: null },
  personalNumber: '199001012385',
} as const

let profile: LockProfile
let key: Uint8Array
beforeEach(async () => {
  profile = lockProfile()
  key = await profile.makeKey()
})
afterEach(() => profile[Symbol.dispose]())

/** A lock that tells before each thing it waits for. */
function watched(onWait: () => void): Lock {
  const told = <A extends readonly unknown[], R>(work: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      onWait()
      return await work(...given)
    }
  }
  const { getPassword, setPassword, deletePassword } = profile.keychain
  const keychain: Keychain = {
    getPassword: told(getPassword),
    setPassword: told(setPassword),
    deletePassword: told(deletePassword),
  }
  const stretch: Stretch = told(quickStretch)
  return profile.open(keychain, stretch)
}

/** What opens the app for who comes next. */
async function opens(): Promise<'nothing' | 'first' | 'other' | 'person'> {
  const lock = profile.open()
  await lock.begin()
  if (!lock.isOn()) {
    expect(await profile.kept()).toEqual(['store-key'])
    expect(await profile.keychain.getPassword('lock-test', 'store-key')).toBe(
      Buffer.from(key).toString('hex'),
    )
    return 'nothing'
  }
  expect(await profile.kept()).not.toContain('store-key')
  const ways = {
    first: () => lock.unlockWithPassword(first.password),
    other: () => lock.unlockWithPassword(other),
    person: () => unlockAs(lock, eva.personalNumber),
  }
  for (const name of ['first', 'other', 'person'] as const) {
    if (!(await ways[name]().then(() => true, () => false))) continue // prettier-ignore
    expect(lock.key()).toEqual(key)
    return name
  }
  return expect.unreachable('nothing opens it any more')
}

test.each([
  ['a first password is set', false, (lock: Lock) => lock.setPassword(other, null), ['nothing', 'other']],
  ['another password is set', true, (lock: Lock) => lock.setPassword(other, first), ['first', 'other']],
  ['a first BankID is bound', false, (lock: Lock) => bindPerson(lock, eva), ['nothing', 'person']],
  ['BankID is bound', true, (lock: Lock) => bindPerson(lock, eva, first), ['first']],
  ['a recovery code is made', true, (lock: Lock) => keptCode(lock, first), ['first']],
  ['the lock is turned off', true, (lock: Lock) => lock.turnOff(first), ['first', 'nothing']],
] as const)(
  'while %s, whenever the key is wiped: it opens as before or as it should after, with the very key',
  async (_, isOn, change, allowed) => {
    for (let wipedAt = 1; ; wipedAt++) {
      profile[Symbol.dispose]()
      profile = lockProfile()
      key = await profile.makeKey()
      let waits = -1
      const lock = watched(() => {
        if (waits >= 0 && ++waits === wipedAt) lock.forget()
      })
      if (isOn) await lock.setPassword(first.password, null)
      waits = 0
      const outcome = await change(lock).then(() => 'done', (error: { code: string }) => error.code) // prettier-ignore
      const isOver = waits < wipedAt
      // A code that nobody has yet goes with the key, and without one BankID is not bound alone.
      expect(isOver ? ['done'] : ['done', 'app-locked', 'recovery-code-needed', 'invalid-input']).toContain(
        outcome,
      )
      const found = await opens()
      expect(allowed).toContain(found)
      if (outcome !== 'done') expect(found).toBe(allowed[0])
      if (isOn && !isOver && lock.isOn()) expect(lock.isLocked()).toBe(true)
      if (isOver) break
    }
  },
)
