import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '../../../src/main/core.ts'
import { movableClock, type MovableClock } from '../../../src/main/sandbox/clock.ts'
import { bankIds, type BankId } from '../../../src/shared/systems.ts'
import type { BankStand } from '../../integration/banks/stand.ts'
import { stands } from '../../integration/banks/stands.ts'
import { keychainNamed } from './file-keychain.ts'
import { endpointsFile, openCore } from './person.ts'
import type { Bundle } from './process.ts'
import { askStore, expectSound, storeKeyIn, type Ask } from './store-view.ts'

// A profile on the disk, the banks it is connected to, and what must be true of it after a kill. The banks are of this
// process, so they outlive the one that is killed and remember what it asked of them.

export interface Banks extends AsyncDisposable {
  readonly clock: MovableClock
  readonly of: Readonly<Record<BankId, BankStand>>
}

/** One quarter of a year at each bank: some hundreds of payments. */
export async function startBanks(): Promise<Banks> {
  const clock = movableClock('2026-11-21T11:00:00.000Z')
  const started = await Promise.all(bankIds.map((id) => stands[id]({ clock, years: 0.25 })))
  const of = Object.fromEntries(bankIds.map((id, index) => [id, started[index]])) as Banks['of'] // one a system
  return {
    clock,
    of,
    [Symbol.asyncDispose]: async () => {
      for (const stand of started) await stand[Symbol.asyncDispose]()
    },
  }
}

export interface Profile extends Disposable {
  readonly home: string
  readonly keychain: string
  readonly file: string
  /** A copy of its own: the folder and the secrets, as they are now. Nobody may have it open. */
  copy(): Profile
  /** Opens it in this process, does something, and closes it. */
  open<R>(work: (core: Core) => Promise<R>, more?: Opening): Promise<R>
  /** Asks the file itself. */
  ask<R>(work: (ask: Ask) => R): R
  expectSound(): void
}
export interface Opening {
  readonly now?: number
  readonly chosen?: string
  readonly openBrowser?: (url: string) => Promise<void>
}

const noon = Date.parse('2026-11-21T11:00:00.000Z')

/** An empty one. `banks` names the addresses it will find. */
export function newProfile(bundle: Bundle, banks: Banks | null = null): Profile {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-kill-'))
  const profile = profileIn(folder, bundle)
  mkdirSync(profile.home)
  mkdirSync(profile.keychain)
  const endpoints = banks === null ? [] : bankIds.map((id) => [id, banks.of[id].endpoints])
  writeFileSync(endpointsFile(profile.home), JSON.stringify(Object.fromEntries(endpoints)))
  return profile
}

function profileIn(folder: string, bundle: Bundle): Profile {
  const home = join(folder, 'home')
  const keychain = join(folder, 'keychain')
  const file = join(home, 'oversikt.db')
  const ask = <R>(work: (ask: Ask) => R): R => askStore(file, storeKeyIn(keychain) ?? Buffer.alloc(32), work)
  return {
    home,
    keychain,
    file,
    copy: () => {
      const other = mkdtempSync(join(tmpdir(), 'oversikt-kill-'))
      cpSync(folder, other, { recursive: true })
      return profileIn(other, bundle)
    },
    open: async (work, { now = noon, chosen, openBrowser } = {}) => {
      const core = await openCore({
        home,
        now,
        threads: bundle.threads,
        keychain: keychainNamed(keychain),
        ...(chosen === undefined ? {} : { chosen }),
        ...(openBrowser === undefined ? {} : { openBrowser }),
      })
      try {
        return await work(core)
      } finally {
        await core.close()
      }
    },
    ask,
    expectSound: () => ask(expectSound),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What a person does in the wizard at each of the banks; nothing is read yet. */
export async function connectAll(profile: Profile, banks: Banks): Promise<void> {
  for (const id of bankIds) {
    const { connection, openBrowser } = banks.of[id]
    await profile.open(
      async ({ handlers }) => {
        const { connectionId } = await handlers['connection:create'](connection)
        await handlers['connection:prepare']({ connectionId })
        await handlers['connection:authorise']({ connectionId })
        const accounts = await handlers['connection:read-accounts']({ connectionId })
        const accountIds = accounts.map((account) => account.id)
        await handlers['connection:choose-accounts']({ connectionId, accountIds })
      },
      { openBrowser, now: banks.clock.now() },
    )
  }
}

/** Every connection, one after the other. @throws AppError the first failure. */
export async function syncAll({ handlers }: Core): Promise<void> {
  for (const { id } of await handlers['connections:list'](undefined))
    await handlers['sync:run']({ connectionId: id })
}
