import { AppError } from '../../shared/errors.ts'

/** The store's key while the lock is on and open. */
export interface HeldKey {
  /** The store's key, ours alone; null: it is not at hand. */
  key(): Uint8Array | null
  /** Takes it over. */
  keep(key: Uint8Array): void
  wipe(): void
  /** How often it was wiped: who brings a key that was asked for before the last time comes too late. */
  wipes(): number
}

/** @throws AppError `app-locked` */
export function assertAtHand({ key }: HeldKey): void {
  if (key() === null) throw new AppError('app-locked', 'the app is locked')
}

export function createHeldKey(): HeldKey {
  let key: Uint8Array | null = null
  let count = 0
  const drop = (): void => {
    key?.fill(0)
    key = null
  }
  return {
    key: () => key,
    keep: (next) => {
      if (key !== next) drop()
      key = next
    },
    wipe: () => {
      drop()
      count++
    },
    wipes: () => count,
  }
}
