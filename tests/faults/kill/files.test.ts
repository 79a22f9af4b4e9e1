import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Core } from '../../../src/main/core.ts'
import { newProfile, type Profile } from './household.ts'
import { share } from './instants.ts'
import { jobs } from './jobs.ts'
import { killAgainAndAgain, type Round } from './kill.ts'
import { bundle, type Bundle } from './process.ts'
import { writeStatement, type StatementFile } from './statement-file.ts'

let built: Bundle
beforeAll(async () => {
  built = await bundle()
}, 60_000)
afterAll(() => built[Symbol.dispose]())

const minutes = 60_000
const now = Date.parse('2026-11-21T11:00:00.000Z')

interface Held {
  readonly rows: number
  readonly sum: number
}
function held(profile: Profile): Held {
  const found = profile.ask((ask) =>
    ask<Held>('SELECT count(*) AS rows, coalesce(sum(minor), 0) AS sum FROM bank_transaction'),
  )
  return found[0] ?? { rows: -1, sum: 0 }
}
const of = ({ rows, sum }: StatementFile): Held => ({ rows, sum })
const nothing: Held = { rows: 0, sum: 0 }

async function importInto(profile: Profile, file: StatementFile): Promise<void> {
  await profile.open((core) => jobs.import(core.handlers, ''), { chosen: file.path })
}
async function finished(core: Core): Promise<readonly number[]> {
  return (await core.handlers['import:list'](undefined)).map(({ id }) => id)
}

test(
  'a file whose import is killed is in as a whole or not at all, and taken in again it is in once',
  { timeout: 10 * minutes },
  async () => {
    using empty = newProfile(built)
    const file = writeStatement(join(empty.home, 'konto.ofx'), 0, 1200)
    await empty.open(() => Promise.resolve())
    const prepare = async (): Promise<Round> => {
      const profile = empty.copy()
      const { home, keychain } = profile
      return {
        order: { job: 'import', home, keychain, now, file: file.path },
        judge: async () => {
          profile.expectSound()
          const imports = await profile.open(finished)
          expect(held(profile)).toEqual(imports.length === 0 ? nothing : of(file))
          expect(profile.ask((ask) => ask('SELECT id FROM account'))).toHaveLength(imports.length)
          await importInto(profile, file)
          expect(held(profile)).toEqual(of(file))
          profile.expectSound()
          profile[Symbol.dispose]()
        },
      }
    }
    await killAgainAndAgain({ job: 'import', bundle: built, kills: share(25), prepare })
  },
)

test(
  'taking a file back that is killed ends as a whole or has not begun, and what another file told stays',
  { timeout: 10 * minutes },
  async () => {
    using full = newProfile(built)
    const first = writeStatement(join(full.home, 'first.ofx'), 0, 1000)
    const other = writeStatement(join(full.home, 'other.ofx'), 600, 1200)
    const both = writeStatement(join(full.home, 'both.ofx'), 0, 1200)
    await importInto(full, first)
    await importInto(full, other)
    expect(held(full)).toEqual(of(both))
    const [, firstId = 0] = await full.open(finished)
    const prepare = async (): Promise<Round> => {
      const profile = full.copy()
      const { home, keychain } = profile
      return {
        order: { job: 'undo-import', home, keychain, now, argument: String(firstId) },
        judge: async () => {
          profile.expectSound()
          const imports = await profile.open(finished)
          expect(imports.length).toBeGreaterThanOrEqual(1)
          expect(held(profile)).toEqual(of(imports.includes(firstId) ? both : other))
          if (imports.includes(firstId))
            await profile.open(async ({ handlers }) => await handlers['import:undo']({ importId: firstId }))
          expect(held(profile)).toEqual(of(other))
          profile.expectSound()
          profile[Symbol.dispose]()
        },
      }
    }
    await killAgainAndAgain({ job: 'undo of an import', bundle: built, kills: share(20), prepare })
  },
)
