import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectBooks, expectNothingInvented } from './books.ts'
import { connectAll, newProfile, startBanks, syncAll, type Banks } from './household.ts'
import { share } from './instants.ts'
import { jobs } from './jobs.ts'
import { killAgainAndAgain, type Round } from './kill.ts'
import { bundle, type Bundle } from './process.ts'

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
const dayMs = 86_400_000

interface Entry {
  readonly id: number
  readonly state: string
  readonly added: number
}

test(
  'taking a sync back that is killed ends as a whole or has not begun, and the next sync reads everything again',
  { timeout: 10 * minutes },
  async () => {
    using full = newProfile(built, banks)
    await connectAll(full, banks)
    // A later sync stands on the first one: it goes with it.
    for (let day = 0; day < 2; day++) {
      await full.open(syncAll, { now: banks.clock.now() })
      banks.clock.advance(dayMs)
    }
    const now = banks.clock.now()
    await full.open(syncAll, { now })
    const largest = full.ask((ask) =>
      ask<Entry>("SELECT id, state, added FROM entry WHERE kind = 'sync' ORDER BY added DESC LIMIT 1"),
    )[0]
    if (largest === undefined || largest.added < 50) throw new Error('there is no sync worth taking back')
    const argument = String(largest.id)
    const prepare = async (): Promise<Round> => {
      const profile = full.copy()
      const { home, keychain } = profile
      const stateOf = (): string | undefined =>
        profile.ask(
          (ask) => ask<Entry>(`SELECT id, state, added FROM entry WHERE id = ${argument}`)[0]?.state,
        )
      return {
        order: { job: 'undo', home, keychain, now, argument },
        judge: async () => {
          profile.expectSound()
          expectNothingInvented(profile, banks)
          await profile.open(({ handlers }) => Promise.resolve(handlers['settings:get'](undefined)), { now })
          expect(['done', 'undone']).toContain(stateOf())
          expect(
            profile.ask((ask) => ask("SELECT id FROM entry WHERE state IN ('open', 'undoing')")),
          ).toEqual([])
          if (stateOf() === 'done') {
            expectBooks(profile, banks)
            await profile.open(({ handlers }) => jobs.undo(handlers, argument), { now })
          }
          const left = profile.ask((ask) =>
            ask('SELECT id FROM bank_transaction WHERE added_in = ' + argument),
          )
          expect(left).toEqual([])
          await profile.open(syncAll, { now })
          profile.expectSound()
          expectBooks(profile, banks)
          profile[Symbol.dispose]()
        },
      }
    }
    await killAgainAndAgain({ job: 'undo of a sync', bundle: built, kills: share(20), prepare })
  },
)
