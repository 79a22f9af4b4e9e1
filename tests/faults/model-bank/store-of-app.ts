import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BankId } from '../../../src/shared/systems.ts'
import { banks } from '../../../src/main/banks/index.ts'
import { openReadDb } from '../../../src/main/store/database.ts'
import { openStore } from '../../../src/main/store/open.ts'
import type { Store } from '../../../src/main/store/store.ts'
import { silentLog } from '../../../src/main/store/testing.ts'

export const connectionId = 'model'
const fileName = 'oversikt.db'

/** An encrypted store with one connection and nothing read yet, made once and copied for each history: making one anew costs
 *  more than a whole history. */
export async function makeTemplate(system: BankId) {
  const root = mkdtempSync(join(tmpdir(), 'oversikt-model-'))
  const folder = join(root, 'template')
  const key = randomBytes(32)
  const open = (file: string): Promise<Store> =>
    openStore({ file, key, createKey: () => Promise.resolve(key), log: silentLog })
  const store = await open(join(folder, fileName))
  const settings = banks[system].defaultSettings
  store.connections.create({ id: connectionId, system, name: 'Model', settings, createdAt: '2024-01-01T00:00:00.000Z' })
  store.close()
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  let count = 0
  return {
    /** A profile folder of its own; removed when it is disposed of. */
    profile() {
      const own = join(root, `profile-${++count}`)
      mkdirSync(own)
      for (const { name } of files) copyFileSync(join(folder, name), join(own, name))
      const file = join(own, fileName)
      const reader = openReadDb(file, key)
      return {
        file,
        key,
        open: () => open(file),
        ask: <R>(sql: string): readonly R[] => reader.prepare<[], R>(sql).all([]),
        [Symbol.dispose]: () => {
          reader.close()
          rmSync(own, { recursive: true, force: true })
        },
      }
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
} // prettier-ignore

export type Template = Awaited<ReturnType<typeof makeTemplate>>
export type Profile = ReturnType<Template['profile']>

/** The process is gone: whatever it would still have done does not happen. */
class Killed extends Error {
  override readonly name = 'Killed'
}

/**
 * The store as a process sees it that is killed before one of its calls, counted from 0. What is inside a transaction is one
 * call: killed within, it never was. Letting go of a lock is the system's doing and still happens.
 */
export function killedAt(store: Store, call: number): { readonly store: Store; isDead(): boolean } {
  let count = 0
  let depth = 0
  const wrapped = <A extends unknown[], R>(work: (...args: A) => R) => (...args: A): R => {
    if (depth === 0 && count++ >= call) throw new Killed('killed')
    depth++
    try {
      return work(...args)
    } finally {
      depth--
    }
  }
  const wrap = (part: object): unknown =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]) => [
        name,
        typeof value === 'function' ? wrapped(value as (...args: unknown[]) => unknown) : typeof value === 'object' && value !== null ? wrap(value) : value,
      ]),
    )
  const { close, lockConnection, lockImports } = store
  const dying = { ...(wrap(store) as Store), close, lockConnection, lockImports }
  return { store: dying, isDead: () => count > call }
} // prettier-ignore
