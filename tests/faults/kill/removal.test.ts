import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../../src/main/core.ts'
import type { Connection } from '../../../src/shared/model.ts'
import { expectNothingInvented } from './books.ts'
import { connectAll, newProfile, startBanks, syncAll, type Banks, type Profile } from './household.ts'
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

interface Held {
  readonly id: string
  readonly rows: number
  readonly sum: number
  readonly entries: number
}
/** What each connection holds. */
const heldBy = (profile: Profile): readonly Held[] =>
  profile.ask((ask) =>
    ask<Held>(`SELECT c.id, count(t.id) AS rows, coalesce(sum(t.minor), 0) AS sum,
        (SELECT count(*) FROM entry e WHERE e.connection_id = c.id) AS entries
      FROM connection c LEFT JOIN account a ON a.connection_id = c.id LEFT JOIN bank_transaction t ON t.account_id = a.id
      GROUP BY c.id ORDER BY rows DESC, c.id`),
  )

async function listConnections({ handlers }: Core): Promise<readonly Connection[]> {
  return await handlers['connections:list'](undefined)
}

test(
  'deleting a connection that is killed ends as a whole or has not begun, and touches no other bank',
  { timeout: 10 * minutes },
  async () => {
    using full = newProfile(built, banks)
    await connectAll(full, banks)
    const now = banks.clock.now()
    await full.open(syncAll, { now })
    const before = heldBy(full)
    const [going, ...others] = before
    if (going === undefined || going.rows < 50) throw new Error('there is no connection worth deleting')
    const prepare = async (): Promise<Round> => {
      const profile = full.copy()
      const { home, keychain } = profile
      return {
        order: { job: 'disconnect', home, keychain, now, argument: going.id },
        judge: async () => {
          profile.expectSound()
          expectNothingInvented(profile, banks)
          const listed = await profile.open(listConnections, { now })
          const isThere = listed.some(({ id }) => id === going.id)
          expect(heldBy(profile)).toEqual(isThere ? before : others)
          if (isThere) await profile.open(({ handlers }) => jobs.disconnect(handlers, going.id), { now })
          expect(heldBy(profile)).toEqual(others)
          expect(
            profile.ask((ask) =>
              ask('SELECT id FROM entry_change WHERE entry_id NOT IN (SELECT id FROM entry)'),
            ),
          ).toEqual([])
          profile.expectSound()
          profile[Symbol.dispose]()
        },
      }
    }
    await killAgainAndAgain({ job: 'deleting a connection', bundle: built, kills: share(15), prepare })
  },
)
