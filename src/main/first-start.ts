import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { takeLock } from './store/lock.ts'
import type { Vault } from './vault/port.ts'

// What a profile gets once and keeps for ever. Made so that two processes that are both the first lock nobody out.

const profileFile = z.object({ id: z.uuid() })

/** Each profile folder has entries of its own in the keychain, so that two of them never share a key; the name goes with the
 *  folder, so that moving it loses nothing. */
export function keychainService(home: string): string {
  const file = join(home, 'profile.json')
  if (!existsSync(file)) {
    const draft = `${file}.${randomUUID()}`
    writeFileSync(draft, `${JSON.stringify({ id: randomUUID() })}\n`, { mode: 0o600 })
    moveUnlessThere(draft, file)
  }
  return `Oversikt ${profileFile.parse(JSON.parse(readFileSync(file, 'utf8'))).id}`
}

/** Whole or not at all, and never over the file of another process that was faster: its secrets go by that one's id. */
function moveUnlessThere(draft: string, file: string): void {
  try {
    linkSync(draft, file)
  } catch {
    // It is there by now, or this file system knows no links.
    if (!existsSync(file)) renameSync(draft, file)
  }
  rmSync(draft, { force: true })
}

/** Asked again where there is a file already: another process may have made both since the first answer. */
export async function savedStoreKey(vault: Vault, file: string): Promise<Uint8Array | null> {
  const key = await vault.loadStoreKey()
  return key === null && existsSync(file) ? await vault.loadStoreKey() : key
}

/** One process at a time: of two first starts at once, the second would overwrite the key of the first one's file.
 *  @throws AppError `already-running`, and those of the vault */
export async function createStoreKey(vault: Vault, file: string): Promise<Uint8Array> {
  const unlock = takeLock(`${file}.first-start.lock`, 0)
  try {
    return (await vault.loadStoreKey()) ?? (await vault.createStoreKey())
  } finally {
    unlock()
  }
}
