import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAppError } from '../../../src/shared/errors.ts'
import { bankIds } from '../../../src/shared/systems.ts'
import { expectBooks, expectNothingInvented } from './books.ts'
import { connectAll, newProfile, startBanks, syncAll, type Banks, type Profile } from './household.ts'
import { share } from './instants.ts'
import { killAgainAndAgain, type Round } from './kill.ts'
import { bundle, inProcess, type Bundle } from './process.ts'
import { refreshTokenIn } from './store-view.ts'

// What is promised. SpareBank 1 gives a refresh token once and kills the old one with the same call, without a grace (fact
// sheet 3.7). Between its answer and the keychain nothing can be saved anywhere: a process that dies there has lost the only
// token, and a person has to sign in, once. At any other instant, and at the banks whose keys stay, nobody has to.

let built: Bundle
beforeAll(async () => {
  built = await bundle()
}, 60_000)
afterAll(() => built[Symbol.dispose]())

const hour = 3_600_000
const minutes = 60_000

/** One household, killed again and again: whatever one kill did harm to, a later one stands on. */
interface Lane {
  readonly banks: Banks
  readonly profile: Profile
  round: number
}

async function moveIn(): Promise<Lane> {
  const banks = await startBanks()
  const profile = newProfile(built, banks)
  await connectAll(profile, banks)
  await profile.open(syncAll, { now: banks.clock.now() })
  return { banks, profile, round: 0 }
}

/** Every token and session is over, as it is a while later; new payments have come. */
function timeGoesBy({ banks, round }: Lane): void {
  for (const id of bankIds) if (id !== 'bunq' || round % 4 === 0) banks.of[id].endSessions(banks.clock) // bunq's lasts a week
  banks.clock.advance(hour)
}

/** Signs in anew wherever the bank asks for it. @returns the systems that did. */
async function syncSigningIn({ profile, banks }: Lane): Promise<readonly string[]> {
  const asked: string[] = []
  const openBrowser = async (url: string): Promise<void> => await banks.of.sparebank1.openBrowser(url)
  await profile.open(
    async ({ handlers }) => {
      for (const { id: connectionId, system } of await handlers['connections:list'](undefined)) {
        try {
          await handlers['sync:run']({ connectionId })
        } catch (error) {
          if (!isAppError(error, 'consent-revoked', 'needs-login')) throw error
          asked.push(system)
          await handlers['connection:authorise']({ connectionId })
          await handlers['connection:read-accounts']({ connectionId })
          await handlers['sync:run']({ connectionId })
        }
      }
    },
    { openBrowser, now: banks.clock.now() },
  )
  return asked
}

test(
  'tokens renewed by a process that is killed still work, but where the bank had given its only one away',
  { timeout: 10 * minutes },
  async () => {
    const lanes = await Promise.all([moveIn(), moveIn()])
    const prepare = async (index: number): Promise<Round> => {
      const lane = lanes[index] ?? lanes[0]
      const { profile, banks } = lane
      lane.round++
      // A consent ends after a year, and this household is older than that by the end.
      if (lane.round % 30 === 0) await renewConsent(lane)
      timeGoesBy(lane)
      const accountsBefore = accountIds(profile)
      const tokenBefore = refreshTokenIn(profile.keychain)
      const rotatedBefore = banks.of.sparebank1.tokenCalls()
      const { home, keychain } = profile
      return {
        order: { job: 'sync', home, keychain, now: banks.clock.now() },
        judge: async () => {
          await everythingHeard(banks)
          profile.expectSound()
          expectNothingInvented(profile, banks)
          const isGivenAway = banks.of.sparebank1.tokenCalls() > rotatedBefore
          const isKept = refreshTokenIn(keychain) !== tokenBefore
          const asked = await syncSigningIn(lane)
          expect(asked).toEqual(isGivenAway && !isKept ? ['sparebank1'] : [])
          expect(accountIds(profile)).toEqual(accountsBefore)
          profile.expectSound()
          expectBooks(profile, banks)
        },
      }
    }
    await killAgainAndAgain({ job: 'renewal of tokens', bundle: built, kills: share(35), prepare })
    for (const { banks, profile } of lanes) {
      profile[Symbol.dispose]()
      await banks[Symbol.asyncDispose]()
    }
  },
)

/** What a killed process had sent is with the bank by now: it answers what came after it. */
async function everythingHeard({ of }: Banks): Promise<void> {
  const { endpoints } = of.sparebank1
  await (await fetch(new URL('/nothing-here', endpoints['api']))).text()
}

test.each([
  ['before-secret', 'before it keeps the token it was given, asks for a sign-in once', ['sparebank1']],
  ['after-secret', 'after it kept the token it was given, asks for none', []],
] as const)('%s: a process killed just %s', { timeout: 2 * minutes }, async (dieAt, _, asked) => {
  const lane = await moveIn()
  const { profile, banks } = lane
  timeGoesBy(lane)
  const { home, keychain } = profile
  const order = {
    job: 'sync',
    argument: 'sparebank1',
    home,
    keychain,
    now: banks.clock.now(),
    dieAt,
  } as const
  expect(await inProcess(built, order, null)).toMatchObject({ isKilled: true })
  expect(await syncSigningIn(lane)).toEqual(asked)
  expect(await syncSigningIn(lane)).toEqual([])
  profile.expectSound()
  expectBooks(profile, banks)
  profile[Symbol.dispose]()
  await banks[Symbol.asyncDispose]()
})

async function renewConsent({ profile, banks }: Lane): Promise<void> {
  await profile.open(
    async ({ handlers }) => {
      for (const { id: connectionId, system } of await handlers['connections:list'](undefined))
        if (system === 'sparebank1') await handlers['connection:authorise']({ connectionId })
    },
    { openBrowser: banks.of.sparebank1.openBrowser, now: banks.clock.now() },
  )
}

function accountIds(profile: Profile): readonly unknown[] {
  return profile.ask((ask) => ask('SELECT id FROM account ORDER BY id'))
}
