import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectBooks, expectNothingInvented } from './books.ts'
import { connectAll, newProfile, startBanks, syncAll, type Banks } from './household.ts'
import { share } from './instants.ts'
import { killAgainAndAgain, type Round } from './kill.ts'
import { bundle, type Bundle } from './process.ts'
import { storeKeyIn } from './store-view.ts'

let built: Bundle
let banks: Banks
beforeAll(async () => {
  ;[built, banks] = await Promise.all([bundle(), startBanks()])
}, 60_000)
afterAll(async () => {
  built[Symbol.dispose]()
  await banks[Symbol.asyncDispose]()
})

const minutes = 60_000

test(
  'a first start that is killed locks nobody out, and the next one is a first start or finds what was made',
  { timeout: 10 * minutes },
  async () => {
    const prepare = async (): Promise<Round> => {
      const profile = newProfile(built)
      const { home, keychain } = profile
      return {
        order: { job: 'open', home, keychain, now: banks.clock.now() },
        judge: async () => {
          const keyBefore = storeKeyIn(keychain)
          await profile.open(async ({ handlers }) => {
            expect(await handlers['app:status'](undefined)).toMatchObject({ problem: null })
            await handlers['settings:set']({ theme: 'dark' })
          })
          if (keyBefore !== null) expect(storeKeyIn(keychain)).toEqual(keyBefore)
          expect(existsSync(`${profile.file}.new`)).toBe(false)
          profile.expectSound()
          profile[Symbol.dispose]()
        },
      }
    }
    await killAgainAndAgain({ job: 'first start', bundle: built, kills: share(10), prepare })
  },
)

test(
  'a first sync of three banks that is killed has every payment once after the next, without a new sign-in',
  { timeout: 10 * minutes },
  async () => {
    using connected = newProfile(built, banks)
    await connectAll(connected, banks)
    const prepare = async (): Promise<Round> => {
      const profile = connected.copy()
      const { home, keychain } = profile
      return {
        order: { job: 'sync', home, keychain, now: banks.clock.now() },
        judge: async () => {
          profile.expectSound()
          expectNothingInvented(profile, banks)
          await profile.open(syncAll)
          profile.expectSound()
          expectBooks(profile, banks)
          expect(profile.ask((ask) => ask('SELECT id FROM sync_run WHERE finished_at IS NULL'))).toEqual([])
          expect(profile.ask((ask) => ask("SELECT id FROM entry WHERE state = 'open'"))).toEqual([])
          profile[Symbol.dispose]()
        },
      }
    }
    await killAgainAndAgain({ job: 'first sync', bundle: built, kills: share(40), prepare })
  },
)
