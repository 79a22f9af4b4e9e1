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

/** The app at SpareBank 1, with the system's keychain. */
function person(home: string) {
  const bank = banks.of.sparebank1
  const open = async <R>(work: (handlers: Core['handlers']) => Promise<R>): Promise<R> => {
    const { threads } = built
    const { openBrowser } = bank
    const now = banks.clock.now()
    const core = await openCore({ home, now, keychain: keychainNamed(keychain), threads, openBrowser })
    try {
      return await work(core.handlers)
    } finally {
      await core.close()
    }
  }
  return {
    open,
    connect: () =>
      open(async (handlers) => {
        const created = await handlers['connection:create'](bank.connection)
        await handlers['connection:authorise'](created)
        const accounts = await handlers['connection:read-accounts'](created)
        await handlers['connection:choose-accounts']({ ...created, accountIds: accounts.map(({ id }) => id) })
        await handlers['sync:run'](created)
        return created.connectionId
      }),
    /** @returns whether the person had to sign in. */
    sync: (connectionId: string) =>
      open(async (handlers) => {
        try {
          await handlers['sync:run']({ connectionId })
          return false
        } catch (error) {
          if (!isAppError(error, 'consent-revoked', 'needs-login')) throw error
          await handlers['connection:authorise']({ connectionId })
          await handlers['sync:run']({ connectionId })
          return true
        }
      }),
    rows: () =>
      open(async (handlers) =>
        (await handlers['accounts:list'](undefined)).reduce((sum, { bookedCount }) => sum + bookedCount, 0),
      ),
  }
}

test.each([
  ['after-secret', 'is not asked to sign in', false],
  ['before-secret', 'is asked once', true],
] as const)(
  '%s: with the system’s own keychain a person whose app is killed there %s',
  { timeout: 120_000 },
  async (dieAt, _, isAsked) => {
    using profile = newProfile(built, banks)
    const { home } = profile
    const { open, connect, sync, rows } = person(home)
    const connectionId = await connect()
    banks.clock.advance(hour)
    const order = { job: 'sync', home, keychain, now: banks.clock.now(), dieAt } as const
    expect(await inProcess(built, order, null)).toMatchObject({ isKilled: true })
    expect(await sync(connectionId)).toBe(isAsked)
    expect(await sync(connectionId)).toBe(false)
    const truth = banks.of.sparebank1.ledger().reduce((sum, { booked }) => sum + booked.length, 0)
    expect(await rows()).toBe(truth)
    await open(async (handlers) => {
      await handlers['connection:disconnect']({ connectionId, data: 'delete' })
    })
  },
)
