import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrations } from '../../../src/main/store/migrations.ts'
import { fileKeychain } from './file-keychain.ts'
import { newProfile, type Profile } from './household.ts'
import { share } from './instants.ts'
import { killAgainAndAgain, type Round } from './kill.ts'
import { bundle, type Bundle } from './process.ts'
import { askStore, type Ask } from './store-view.ts'

const saved = join(import.meta.dirname, '../../fixtures/store')
const versions = [1, 7]
const now = Date.parse('2026-11-25T11:00:00.000Z')
const minutes = 60_000
const newest = migrations.length

let built: Bundle
beforeAll(async () => {
  built = await bundle()
}, 60_000)
afterAll(() => built[Symbol.dispose]())

const keyOf = (version: number): string => readFileSync(join(saved, `v${version}.key`), 'utf8').trim()

/** A profile as that version left it. */
async function startOld(version: number): Promise<Profile> {
  const old = newProfile(built)
  const id = randomUUID()
  writeFileSync(join(old.home, 'profile.json'), JSON.stringify({ id }))
  copyFileSync(join(saved, `v${version}.db`), old.file)
  await fileKeychain(old.keychain).setPassword(`Oversikt ${id}`, 'store-key', keyOf(version))
  return old
}

/** What every version kept of a household, in the words of the first one's schema: only what opening moves by itself is left out. */
const kept = {
  bank_transaction: `id, account_id, identity, booked_on, value_on, purchased_on, minor, original_minor, original_currency,
    rate, text, bank_text, counterparty, counterparty_account, message, type_code, type_text, bank_ref, balance_after_minor,
    is_from_bank, file_format, is_own_transfer, first_seen_at, changed_at, raw`,
  former_identity: 'account_id, identity, transaction_id',
  pending_transaction: 'id, account_id, booked_on, minor, text, raw',
  upcoming_payment: 'account_id, kind, due_on, minor, text',
  account_day: 'account_id, day, minor, count, in_minor, own_in_minor, own_out_minor',
  balance_reading: 'account_id, read_at, booked_minor, available_minor',
  account: `id, connection_id, bank_key, kind, bank_name, own_name, number, iban, currency, booked_minor, available_minor,
    is_chosen, is_counted, is_closed, cards, stated_minor, stated_on, history_cursor, is_history_done, read_through, raw`,
  connection: 'id, system, name, status, settings, created_at, synced_at, consent_ends_at, history_from',
  sync_run: 'id, connection_id, started_at, finished_at, added, changed, pending, failure',
  import_file: 'id, file_name, format, imported_at, sha256, is_finished',
  import_row: 'import_id, transaction_id',
  import_account: 'import_id, account_id, first_day, last_day, added, known, stated_minor, stated_on',
  setting: 'key, value',
} as const
/** And what later ones keep, as of the seventh. */
const keptLater = {
  note: '*',
  transaction_tag: '*',
  split_part: '*',
  attachment: '*',
  attachment_chunk: '*',
  entry: '*',
  entry_change: '*',
  undo_part: '*',
  transfer_link: 'out_id, in_id, state, is_by_person, reason, confidence, evidence, rate',
  balance_anchor: '*',
  balance_proof: '*',
} as const
const keptIn = (version: number): Readonly<Record<string, string>> =>
  version === 1 ? kept : { ...kept, ...keptLater }
/** No bank gave a payment another number in the days of the later ones. */
const mayBeEmpty: readonly string[] = ['former_identity']

function contentOf(ask: Ask, version: number): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(
    Object.entries(keptIn(version)).map(([table, columns]) => [
      table,
      ask<object>(`SELECT ${columns} FROM ${table}`)
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  )
}
const versionOf = (ask: Ask): number =>
  ask<{ user_version: number }>('PRAGMA user_version')[0]?.user_version ?? 0

test.each(versions)(
  'the saved store of version %i is one that holds something of everything',
  async (version) => {
    using old = await startOld(version)
    const content = old.ask((ask) => contentOf(ask, version))
    for (const table of Object.keys(keptIn(version)))
      if (!(version > 1 && mayBeEmpty.includes(table))) expect(content[table], table).not.toEqual([])
    expect(old.ask(versionOf)).toBe(version)
  },
)

test.each(versions)(
  'an upgrade from version %i that is killed leaves the old store or the new one, and its copy is the old one',
  { timeout: 10 * minutes },
  async (from) => {
    using old = await startOld(from)
    const content = (ask: Ask) => contentOf(ask, from)
    const before = old.ask(content)
    const expectOldCopy = (profile: Profile): void => {
      askStore(`${profile.file}.before-v${newest}`, Buffer.from(keyOf(from), 'hex'), (ask) => {
        expect(versionOf(ask)).toBe(from)
        expect(ask('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
        expect(content(ask)).toEqual(before)
      })
    }
    const prepare = async (): Promise<Round> => {
      const profile = old.copy()
      const { home, keychain } = profile
      return {
        order: { job: 'open', home, keychain, now },
        judge: async () => {
          profile.expectSound()
          const version = profile.ask(versionOf)
          expect([from, newest]).toContain(version)
          expect(profile.ask(content)).toEqual(before)
          if (version === newest || existsSync(`${profile.file}.before-v${newest}`)) expectOldCopy(profile)
          await profile.open(({ handlers }) => Promise.resolve(handlers['settings:get'](undefined)), { now })
          expect(profile.ask(versionOf)).toBe(newest)
          expect(profile.ask(content)).toEqual(before)
          expectOldCopy(profile)
          expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([])
          profile.expectSound()
          profile[Symbol.dispose]()
        },
      }
    }
    await killAgainAndAgain({ job: 'upgrade', bundle: built, kills: share(20), prepare })
  },
)
