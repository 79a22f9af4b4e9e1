import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../../src/main/core.ts'
import { isAppError } from '../../../src/shared/errors.ts'
import { keychainNamed } from './file-keychain.ts'
import { newProfile, startBanks, type Banks } from './household.ts'
import { openCore } from './person.ts'
import { bundle, inProcess, type Bundle } from './process.ts'

// The same once more with the operating system's own keychain, which lives in a process that is not killed.

let built: Bundle
let banks: Banks
beforeAll(async () => {
  ;[built, banks] = await Promise.all([bundle(), startBanks()])
}, 60_000)
afterAll(async () => {
  built[Symbol.dispose]()
  await banks[Symbol.asyncDispose]()
})

const hour = 3_600_000
const keychain = 'system'

test(
  'a token that the system’s keychain was given before a kill is there after it, and one it was not given is asked for once',
  { timeout: 120_000 },
  async () => {
    using profile = newProfile(built, banks)
    const { home } = profile
    const bank = banks.of.sparebank1
    const open = async <R>(work: (core: Core) => Promise<R>): Promise<R> => {
      const { threads } = built
      const openBrowser = bank.openBrowser
      const core = await openCore({
        home,
        now: banks.clock.now(),
        keychain: keychainNamed(keychain),
        threads,
        openBrowser,
      })
      try {
        return await work(core)
      } finally {
        await core.close()
      }
    }
    const connectionId = await open(async ({ handlers }) => {
      const created = await handlers['connection:create'](bank.connection)
      await handlers['connection:authorise'](created)
      const accounts = await handlers['connection:read-accounts'](created)
      await handlers['connection:choose-accounts']({ ...created, accountIds: accounts.map(({ id }) => id) })
      await handlers['sync:run'](created)
      return created.connectionId
    })
    /** @returns whether the person had to sign in. */
    const sync = async (): Promise<boolean> =>
      await open(async ({ handlers }) => {
        try {
          await handlers['sync:run']({ connectionId })
          return false
        } catch (error) {
          if (!isAppError(error, 'consent-revoked', 'needs-login')) throw error
          await handlers['connection:authorise']({ connectionId })
          await handlers['sync:run']({ connectionId })
          return true
        }
      })
    const rowsHeld = async (): Promise<number> =>
      await open(async ({ handlers }) =>
        (await handlers['accounts:list'](undefined)).reduce((sum, { bookedCount }) => sum + bookedCount, 0),
      )
    for (const [dieAt, isAsked] of [
      ['after-secret', false],
      ['before-secret', true],
      ['after-secret', false],
    ] as const) {
      banks.clock.advance(hour)
      const order = { job: 'sync', home, keychain, now: banks.clock.now(), dieAt } as const
      expect(await inProcess(built, order, null)).toMatchObject({ isKilled: true })
      expect(await sync()).toBe(isAsked)
      expect(await sync()).toBe(false)
      expect(await rowsHeld()).toBe(bank.ledger().reduce((sum, { booked }) => sum + booked.length, 0))
    }
    await open(
      async ({ handlers }) =>
        await Promise.resolve(handlers['connection:disconnect']({ connectionId, data: 'delete' })),
    )
  },
)
