import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Lock } from './port.ts'
import { bindPerson, keptCode, lockProfile, unlockAs, type LockProfile } from './testing/profile.ts'
import { mortal, type Mortal } from './testing/mortal.ts'

vi.setConfig({ testTimeout: 120_000 }) // some hundred processes each

const connectionId = '00000000-0000-4000-8000-000000000001'
const settings = { environment: 'production', endUserIp: null } as const
const eva = { connectionId, settings, personalNumber: '199001012385' }
const ola = { connectionId, settings, personalNumber: '198002022386' }
const first = { password: 'first password' }
const other = 'other password'

/** What may open the app. */
type Opener = (lock: Lock) => Promise<void>
const password =
  (text: string): Opener =>
  (lock) =>
    lock.unlockWithPassword(text)
const person =
  (personalNumber: string): Opener =>
  (lock) =>
    unlockAs(lock, personalNumber)
const openers: Readonly<Record<string, Opener>> = {
  first: password(first.password),
  other: password(other),
  eva: person(eva.personalNumber),
  ola: person(ola.personalNumber),
}

interface Scenario {
  readonly name: string
  readonly before: (lock: Lock) => Promise<void>
  readonly change: (lock: Lock) => Promise<unknown>
  /** What opens it before, and what after; none: the lock is off. */
  readonly opens: readonly [before: readonly string[], after: readonly string[]]
}

const nothing = async (): Promise<void> => undefined
const set = (lock: Lock): Promise<void> => lock.setPassword(first.password, null)
const setBoth = async (lock: Lock): Promise<void> => {
  await set(lock)
  await bindPerson(lock, eva, first)
}

const scenarios: readonly Scenario[] = [
  { name: 'a first password', before: nothing, change: set, opens: [[], ['first']] },
  {
    name: 'BankID as the first',
    before: nothing,
    change: (lock) => bindPerson(lock, eva),
    opens: [[], ['eva']],
  },
  {
    name: 'another password',
    before: set,
    change: (lock) => lock.setPassword(other, first),
    opens: [['first'], ['other']],
  },
  {
    name: 'another password, the third',
    before: async (lock) => {
      await lock.setPassword(other, null)
      await lock.setPassword(first.password, { password: other })
    },
    change: (lock) => lock.setPassword(other, first),
    opens: [['first'], ['other']],
  },
  {
    name: 'BankID beside the password',
    before: set,
    change: (lock) => bindPerson(lock, eva, first),
    opens: [['first'], ['first', 'eva']],
  },
  {
    name: 'another person',
    before: setBoth,
    change: (lock) => bindPerson(lock, ola, first),
    opens: [
      ['first', 'eva'],
      ['first', 'ola'],
    ],
  },
  {
    name: 'no password any more',
    before: async (lock) => {
      await setBoth(lock)
      await keptCode(lock, first)
    },
    change: (lock) => lock.removePassword(first),
    opens: [['first', 'eva'], ['eva']],
  },
  {
    name: 'no BankID any more',
    before: setBoth,
    change: (lock) => lock.unbind(first),
    opens: [['first', 'eva'], ['first']],
  },
  {
    name: 'a recovery code',
    before: set,
    change: (lock) => keptCode(lock, first),
    opens: [['first'], ['first']],
  },
  {
    name: 'turning it off',
    before: async (lock) => {
      await setBoth(lock)
      await keptCode(lock, first)
    },
    change: (lock) => lock.turnOff(first),
    opens: [['first', 'eva'], []],
  },
]

let profile: LockProfile
let process: Mortal
let key: Uint8Array

beforeEach(() => {
  profile = lockProfile()
  process = mortal(profile.folder)
})
afterEach(() => {
  process[Symbol.dispose]()
  profile[Symbol.dispose]()
})

/** A new profile as the scenario begins. */
async function begin({ before }: Scenario): Promise<void> {
  process.dieAt(0)
  profile[Symbol.dispose]()
  process[Symbol.dispose]()
  profile = lockProfile()
  process = mortal(profile.folder)
  key = await profile.makeKey()
  await before(profile.open())
}

/** Which of all openers open it now, as a process that was just started finds it; and whether all is in order. */
async function found(): Promise<readonly string[]> {
  process.dieAt(0)
  const started = profile.open()
  await started.begin()
  if (!started.isOn()) {
    expect(await profile.kept()).toEqual(['store-key'])
    expect(profile.isFileThere()).toBe(false)
    return []
  }
  const slots = (JSON.parse(profile.text()) as { slots: { place?: string }[] }).slots
  const named = slots.flatMap(({ place }) => (place === undefined ? [] : [`lock:${place}`]))
  expect((await profile.kept()).toSorted()).toEqual(named.toSorted()) // no store key, and nothing that nobody needs
  expect(started.isLocked()).toBe(true)
  const working: string[] = []
  for (const [name, opens] of Object.entries(openers)) {
    profile.time.up += 3_600_000 // no wait stands before the next
    const lock = profile.open()
    await lock.begin()
    const isOpen = await opens(lock).then(() => true, () => false) // prettier-ignore
    if (isOpen) working.push(name)
    expect(isOpen ? lock.key() : key).toEqual(key)
  }
  return working
}

/** The change in a process that dies at this write. @returns true when it came to its end before. */
async function changeUntil(scenario: Scenario, step: number): Promise<boolean> {
  await begin(scenario)
  const lock = profile.open(process.keychain(profile.keychain))
  await lock.begin()
  if (lock.isOn()) {
    const [opener = ''] = scenario.opens[0]
    await openers[opener]?.(lock)
  }
  process.dieAt(step)
  const isWhole = await scenario.change(lock).then(() => true, () => false) // prettier-ignore
  return isWhole && !process.isDead()
}

test.each(scenarios)(
  '$name: killed at any write, it opens as before or as it should after, and all is put in order at the next start',
  async (scenario) => {
    const [before, after] = scenario.opens
    let wasAfter = false
    for (let step = 1; ; step++) {
      const isWhole = await changeUntil(scenario, step)
      const opens = await found()
      const isAfter = JSON.stringify(opens) === JSON.stringify(after)
      if (isWhole) expect(opens).toEqual(after)
      else expect([before, after]).toContainEqual(opens)
      if (wasAfter) expect(isAfter).toBe(true) // one write is the change, and what comes later takes nothing back
      wasAfter = isAfter && JSON.stringify(before) !== JSON.stringify(after)
      if (isWhole) {
        expect(step).toBeGreaterThan(8)
        break
      }
    }
  },
)

test.each(scenarios)(
  '$name: killed, and killed again at any write while it is put in order',
  async (scenario) => {
    const [before, after] = scenario.opens
    for (let step = 1; !(await changeUntil(scenario, step)); step += 3) {
      for (let again = 1; ; again += 3) {
        await changeUntil(scenario, step)
        process.dieAt(again)
        await profile.open(process.keychain(profile.keychain)).begin().catch(() => undefined) // prettier-ignore
        const isWhole = !process.isDead()
        expect([before, after]).toContainEqual(await found())
        if (isWhole) break
      }
    }
  },
)
