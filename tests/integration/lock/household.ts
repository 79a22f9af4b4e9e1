import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { movableClock, type MovableClock } from '../../../src/main/sandbox/clock.ts'
import {
  startSparebank1Sandbox,
  type Sparebank1Sandbox,
} from '../../../src/main/sandbox/sparebank1/sandbox.ts'
import { openReadDb } from '../../../src/main/store/database.ts'
import { createMemoryKeychain } from '../../../src/main/vault/memory-keychain.ts'
import type { Keychain } from '../../../src/main/vault/port.ts'
import { filesBelow } from '../../secret-forms.ts'
import { connect, startApp, type TestApp } from '../app.ts'

/** A household whose accounts and payments are read, and everything around it. */
export interface Household extends AsyncDisposable {
  readonly app: TestApp
  readonly home: string
  readonly clock: MovableClock
  readonly bank: Sparebank1Sandbox
  readonly keychain: Keychain
  readonly connectionId: string
  readonly accountId: string
  /** As it was before any lock. */
  readonly storeKey: Uint8Array
  readonly up: { ms: number }
  /** What the keychain holds: account and text. */
  entries(): readonly (readonly [account: string, text: string])[]
  /** Whatever 32 bytes can be cut out of the keychain's entries and of the folder's own small files. */
  keyMaterial(): Promise<readonly Uint8Array[]>
  opensWith(key: Uint8Array): boolean
  /** Another process on the same folder and keychain; the one before it was closed or killed. */
  restart(): Promise<TestApp>
}

/** One that counts what is in it. */
function openKeychain(): { keychain: Keychain; entries: () => readonly (readonly [string, string])[] } {
  const memory = createMemoryKeychain()
  const known = new Map<string, string>()
  return {
    keychain: {
      getPassword: memory.getPassword,
      setPassword: async (service, account, text) => {
        known.set(account, text)
        await memory.setPassword(service, account, text)
      },
      deletePassword: async (service, account) => {
        known.delete(account)
        return await memory.deletePassword(service, account)
      },
    },
    entries: () => [...known],
  }
}

export async function newHousehold(): Promise<Household> {
  const clock = movableClock('2026-11-21T11:00:00.000Z')
  const home = mkdtempSync(join(tmpdir(), 'oversikt-lock-'))
  const { keychain, entries } = openKeychain()
  const bank = await startSparebank1Sandbox({ clock, household: { years: 0.25, today: '2026-11-21' } })
  const up = { ms: 3_600_000 }
  const restart = (): Promise<TestApp> => startApp({ bank, clock, home, keychain, machineUpMs: () => up.ms })
  const app = await restart()
  const { connectionId, accountIds } = await connect(app)
  await app.handlers['sync:run']({ connectionId })
  const [, hex = ''] = entries().find(([account]) => account === 'store-key') ?? []
  return {
    app,
    home,
    clock,
    bank,
    keychain,
    connectionId,
    accountId: accountIds[0] ?? '',
    storeKey: Uint8Array.from(Buffer.from(hex, 'hex')),
    up,
    entries,
    keyMaterial: async () => keysIn([...entries().map(([, text]) => text), ...smallFiles(home)]),
    opensWith: (key) => opens(join(home, 'oversikt.db'), key),
    restart,
    [Symbol.asyncDispose]: async () => {
      await app.close()
      await bank[Symbol.asyncDispose]()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function smallFiles(home: string): readonly string[] {
  return filesBelow(home)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readFileSync(file, 'utf8'))
}

function keysIn(texts: readonly string[]): readonly Uint8Array[] {
  const found = texts.flatMap((text) => [
    ...(text.match(/[0-9a-f]{64}/g) ?? []).map((hex) => Buffer.from(hex, 'hex')),
    ...(text.match(/[A-Za-z0-9+/]{43,}={0,2}/g) ?? []).map((base64) => Buffer.from(base64, 'base64')),
  ])
  return found.flatMap((bytes) =>
    Array.from({ length: Math.max(0, Math.min(bytes.length - 31, 64)) }, (_, from) =>
      Uint8Array.from(bytes.subarray(from, from + 32)),
    ),
  )
}

function opens(file: string, key: Uint8Array): boolean {
  try {
    openReadDb(file, key).close()
    return true
  } catch {
    return false
  }
}
