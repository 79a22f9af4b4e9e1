import type { ChangeDeps } from './change.ts'
import { readLockFile, writeLockFile, type LockFile } from './lock-file.ts'

/**
 * Reads anew. Where the file is gone and nobody turned the lock off, which leaves the key in the keychain, somebody took it away: then
 * what is known of it is put back, or the lock would be off, and the key lost with this process. Only under the turn.
 */
export async function readOrPutBack(
  { path, vault }: Pick<ChangeDeps, 'path' | 'vault'>,
  known: LockFile | null,
): Promise<LockFile | null> {
  const there = readLockFile(path)
  if (there !== null || known === null || known.slots.length === 0) return there
  const key = await vault.loadStoreKey()
  key?.fill(0)
  if (key !== null) return null
  writeLockFile(path, known)
  return known
}

/** The same after a change that failed, of which a keychain that has shut need not be asked: nobody else has had the turn, so nobody turned
 *  the lock off. What the change left over is still to be put in order. */
export function readOrLeft(path: string, known: LockFile | null): LockFile | null {
  const there = readLockFile(path)
  if (there !== null || known === null || known.slots.length === 0) return there
  const left = { ...known, isPending: true }
  writeLockFile(path, left)
  return left
}
