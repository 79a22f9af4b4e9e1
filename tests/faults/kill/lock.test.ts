import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../../src/main/core.ts'
import type { AppStatus } from '../../../src/shared/app-status.ts'
import { isAppError } from '../../../src/shared/errors.ts'
import { newProfile, type Profile } from './household.ts'
import { share } from './instants.ts'
import { killAgainAndAgain, type Round } from './kill.ts'
import { passwords } from './lock-deeds.ts'
import { bundle, inProcess, type Bundle } from './process.ts'
import { storeKeyIn } from './store-view.ts'

let built: Bundle
beforeAll(async () => {
  built = await bundle()
}, 60_000)
afterAll(() => built[Symbol.dispose]())

const minutes = 60_000
const now = Date.parse('2026-11-21T11:00:00.000Z')
/** Something only an opened profile knows. */
const mark = { theme: 'dark' } as const

type Opens = 'nothing' | keyof typeof passwords

/** A profile with a mark in it, its lock as it is before. */
async function prepared(lock: 'off' | 'on'): Promise<Profile> {
  const profile = newProfile(built)
  await profile.open(async ({ handlers }) => {
    await handlers['settings:set'](mark)
    if (lock === 'on') await handlers['lock:set-password']({ password: passwords.first, proof: null })
  })
  return profile
}

const statusOf = async ({ handlers }: Core): Promise<AppStatus> => await handlers['app:status'](undefined)

/** What opens it, as the next process finds it; with the mark still in it, and no key in the keychain while it is locked. */
async function whatOpens(profile: Profile): Promise<Opens> {
  return await profile.open(async (core) => {
    const { locked, problem } = await statusOf(core)
    expect(problem).toBeNull()
    expect(core.lock.isOn()).toBe(locked !== null)
    expect(storeKeyIn(profile.keychain) === null).toBe(locked !== null)
    expect(existsSync(join(profile.home, 'lock.json'))).toBe(locked !== null)
    const opens = locked === null ? 'nothing' : await matching(core)
    expect(await core.handlers['settings:get'](undefined)).toMatchObject(mark)
    return opens
  })
}

async function matching({ handlers }: Core): Promise<Opens> {
  for (const name of ['first', 'other'] as const) {
    try {
      await handlers['lock:unlock']({ password: passwords[name] })
      return name
    } catch (error) {
      if (!isAppError(error, 'wrong-password')) throw error
    }
  }
  throw new Error('no password opens it any more')
}

test.each([
  ['turn-on', 'off', ['nothing', 'first'], 8],
  ['unlock', 'on', ['first'], 4],
  ['change', 'on', ['first', 'other'], 10],
  ['unlock-and-lock', 'on', ['first'], 6],
  ['turn-off', 'on', ['first', 'nothing'], 10],
] as const)(
  'killed during “%s”, the profile opens as before or as it should after, and with no key left behind',
  { timeout: 10 * minutes },
  async (deed, lock, allowed, kills) => {
    using whole = await prepared(lock)
    const prepare = async (): Promise<Round> => {
      const profile = whole.copy()
      const { home, keychain } = profile
      return {
        order: { job: 'lock', argument: deed, home, keychain, now },
        judge: async () => {
          expect(allowed).toContain(await whatOpens(profile))
          profile[Symbol.dispose]()
        },
      }
    }
    await killAgainAndAgain({ job: `lock ${deed}`, bundle: built, kills: share(kills), prepare })
  },
)

test(
  'who kills the app at each guess wins no guess: after five that were looked at, the sixth has to wait',
  { timeout: 10 * minutes },
  async () => {
    using profile = await prepared('on')
    const { home, keychain } = profile
    const order = { job: 'lock', argument: 'guess', home, keychain, now } as const
    const { steps } = await inProcess(built, { ...order, dieAt: 0 }, null)
    // Killed right after each write of the guess, the last ones being those of the count itself.
    let looked = 1
    for (let guess = 0; guess < 4; guess++) {
      const { isKilled } = await inProcess(built, { ...order, dieAt: steps }, null)
      expect(isKilled).toBe(true)
      looked++
    }
    expect(looked).toBe(5)
    await profile.open(async (core) => {
      expect((await statusOf(core)).locked?.retryAt).not.toBeNull()
      const right = core.handlers['lock:unlock']({ password: passwords.first })
      await expect(Promise.resolve(right)).rejects.toMatchObject({ code: 'unlock-wait' })
    })
  },
)
