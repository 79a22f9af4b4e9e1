import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newProfile, type Profile } from './household.ts'
import { share } from './instants.ts'
import { jobs } from './jobs.ts'
import { killAgainAndAgain, type Round } from './kill.ts'
import { bundle, type Bundle } from './process.ts'
import { writeStatement } from './statement-file.ts'
import { askStore, expectSound, storeKeyIn } from './store-view.ts'

let built: Bundle
let full: Profile
const rows = 1200
beforeAll(async () => {
  built = await bundle()
  full = newProfile(built)
  const { path } = writeStatement(join(full.home, 'konto.ofx'), 0, rows)
  await full.open((core) => jobs.import(core.handlers, ''), { chosen: path })
}, 60_000)
afterAll(() => {
  built[Symbol.dispose]()
  full[Symbol.dispose]()
})

const minutes = 60_000
const now = Date.parse('2026-11-22T11:00:00.000Z')
const rowsOf = (ask: <R>(sql: string) => R[]): number =>
  ask<{ n: number }>('SELECT count(*) AS n FROM bank_transaction')[0]?.n ?? 0

const copiesIn = ({ home }: Profile): readonly string[] => readdirSync(join(home, 'backups')).sort()

function expectWholeCopies(profile: Profile): void {
  const key = storeKeyIn(profile.keychain) ?? Buffer.alloc(32)
  for (const name of copiesIn(profile)) {
    expect(name).toMatch(/^oversikt-[\d-]+\.db$/)
    askStore(join(profile.home, 'backups', name), key, (ask) => {
      expectSound(ask)
      expect(rowsOf(ask)).toBe(rows)
    })
  }
}

test(
  'a copy that is killed is whole or none, harms no store, and leaves nothing behind',
  { timeout: 10 * minutes },
  async () => {
    const before = copiesIn(full) // the import was followed by one
    const prepare = async (): Promise<Round> => {
      const profile = full.copy()
      const { home, keychain } = profile
      return {
        order: { job: 'backup', home, keychain, now },
        judge: async () => {
          profile.expectSound()
          expect(profile.ask(rowsOf)).toBe(rows)
          await profile.open(() => Promise.resolve())
          expectWholeCopies(profile)
          const left = copiesIn(profile)
          expect(left.slice(0, before.length)).toEqual(before)
          await profile.open(({ handlers }) => Promise.resolve(handlers['backup:make'](undefined)), { now })
          expect(copiesIn(profile)).toHaveLength(left.length + 1)
          expectWholeCopies(profile)
          profile[Symbol.dispose]()
        },
      }
    }
    await killAgainAndAgain({ job: 'backup', bundle: built, kills: share(20), prepare })
  },
)

test(
  'restoring that is killed leaves the damaged store or the whole copy, and never an empty one',
  { timeout: 10 * minutes },
  async () => {
    using damaged = full.copy()
    const [fileName = ''] = copiesIn(damaged)
    const bytes = readFileSync(damaged.file).fill(7, 100, 8 * 4096)
    writeFileSync(damaged.file, bytes)
    const prepare = async (): Promise<Round> => {
      const profile = damaged.copy()
      const { home, keychain } = profile
      return {
        order: { job: 'restore', home, keychain, now, argument: fileName },
        judge: async () => {
          await profile.open(async ({ handlers }) => {
            const { problem } = await handlers['app:status'](undefined)
            if (problem === null) return
            expect(problem.code).toBe('store-damaged')
            expect(await handlers['app:copies'](undefined)).toHaveLength(1)
            expect(await handlers['app:restore']({ fileName })).toMatchObject({ problem: null })
          })
          profile.expectSound()
          expect(profile.ask(rowsOf)).toBe(rows)
          const names = readdirSync(home)
          expect(names.filter((name) => name.includes('restoring'))).toEqual([])
          const [aside = '', ...others] = names.filter((name) => name.includes('.replaced-'))
          expect(others).toEqual([])
          expect(readFileSync(join(home, aside)).equals(bytes)).toBe(true)
          expectWholeCopies(profile)
          profile[Symbol.dispose]()
        },
      }
    }
    await killAgainAndAgain({ job: 'restoring', bundle: built, kills: share(10), prepare })
  },
)
