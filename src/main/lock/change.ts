import { AppError } from '../../shared/errors.ts'
import type { LockPlace, LockSecret } from '../vault/port.ts'
import type { Attempts } from './attempts.ts'
import { removeWhole, writeLockFile, type LockFile, type LockSlot } from './lock-file.ts'
import type { LockVault } from './port.ts'

// The order of writes by which a change of the lock survives a kill at any point. The keychain and the file cannot be written
// together, so the file says that a change is under way before anything else is touched; new secrets go to places that nothing uses;
// one write of the file then is the change; and only after it what it made worthless is removed. Whoever finds the mark later removes
// what is left over, and so ends the change or takes it back.

export interface ChangeDeps {
  readonly path: string
  readonly vault: LockVault
  readonly attempts: Attempts
}

export interface Change {
  /** All there will be; none: the lock goes off. */
  readonly slots: readonly LockSlot[]
  readonly secrets?: readonly (readonly [LockPlace, LockSecret])[]
  /** The store's key, where it goes back into the keychain. */
  readonly givesBack?: Uint8Array
}

const places: readonly LockPlace[] = ['password-a', 'password-b', 'bankid-a', 'bankid-b']

/**
 * Only under the turn. `commit` makes the one write, or throws where the change is not to be any more.
 * @returns what is set then; null: nothing.
 */
export async function changeSlots(
  deps: ChangeDeps,
  from: LockFile,
  { slots, secrets = [], givesBack }: Change,
  commit: (next: LockFile) => void,
): Promise<LockFile | null> {
  const { path, vault } = deps
  writeLockFile(path, { ...from, isPending: true })
  for (const [place, secret] of secrets) await vault.saveLockSecret(place, secret)
  if (givesBack !== undefined) await vault.saveStoreKey(givesBack)
  const next = { ...from, slots: [...slots], isPending: true }
  commit(next)
  return await settle(deps, next)
}

/**
 * Removes what a change left over, whether it was made or not, as far as the store opens without it. Safe to repeat.
 * @throws AppError `lock-damaged` where that would remove the last that opens the store; nothing was removed then.
 */
export async function settle(deps: ChangeDeps, file: LockFile): Promise<LockFile | null> {
  const { path, vault, attempts } = deps
  const isOn = file.slots.length > 0
  const isNamedThere = await holdsNamed(vault, file)
  // Going off, the key must be back. Staying on, it must not be removed before something else opens.
  if (!isNamedThere && (await holdsKey(vault)) === isOn)
    throw new AppError('lock-damaged', 'what opens the store is not where the lock’s file says')
  // Where nothing this file names is there, the keychain lost its part, or the file is an older one that came back from a backup: then
  // what it does not name is what the newer one needs. The next change removes what nothing needs.
  if (isNamedThere || !isOn) for (const place of unnamed(file)) await vault.removeLockSecret(place)
  if (!isOn) {
    attempts.forget()
    removeWhole(path)
    return null
  }
  await vault.removeStoreKey()
  const settled = { ...file, isPending: false }
  writeLockFile(path, settled)
  return settled
}

function unnamed({ slots }: LockFile): readonly LockPlace[] {
  return places.filter((place) => !slots.some((slot) => 'place' in slot && slot.place === place))
}

async function holdsNamed(vault: LockVault, { slots }: LockFile): Promise<boolean> {
  for (const slot of slots) {
    const kept = 'place' in slot ? await secretOf(vault, slot) : null
    kept?.secret.fill(0)
    if (kept !== null) return true
  }
  return false
}

async function holdsKey(vault: LockVault): Promise<boolean> {
  const key = await vault.loadStoreKey()
  key?.fill(0)
  return key !== null
}

/** null: the keychain has none, or one of another slot. */
export async function secretOf(
  vault: LockVault,
  { place, id }: { readonly place: LockPlace; readonly id: string },
): Promise<LockSecret | null> {
  const kept = await vault.loadLockSecret(place)
  if (kept !== null && kept.slotId === id) return kept
  kept?.secret.fill(0)
  return null
}
