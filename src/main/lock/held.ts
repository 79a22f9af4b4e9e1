import { AppError, isAppError } from '../../shared/errors.ts'
import type { Language } from '../../shared/language.ts'
import { defaultLockPolicy } from '../../shared/lock.ts'
import type { Log } from '../log.ts'
import { changeSlots, settle, type Change, type ChangeDeps } from './change.ts'
import { lockVersion, readLockFile, type LockFile } from './lock-file.ts'
import type { Turn } from './turn.ts'

/** What the lock knows at this moment. */
export interface Held {
  /** As it was last read; null: the lock is off. */
  readonly file: () => LockFile | null
  readonly isOn: () => boolean
  /** The store's key, ours alone, and null where it is not at hand. */
  readonly key: () => Uint8Array | null
  /** Takes the key over. */
  readonly keep: (key: Uint8Array) => void
  readonly wipe: () => void
  /** Reads anew; to be called before anything else. */
  readonly begin: () => Promise<void>
  /** To open: what a killed process left is put in order where that works, and stands in nobody's way where not. */
  readonly toOpen: (work: (file: LockFile) => Promise<void>) => Promise<void>
  /** To change something, with the file as it is now. @throws AppError `app-locked` */
  readonly toChange: <R>(work: (file: LockFile) => Promise<R>) => Promise<R>
  /** Makes the change; only within `toChange`. */
  readonly change: (file: LockFile, change: Change) => Promise<void>
  readonly replace: (file: LockFile) => void
}

export interface HeldDeps extends ChangeDeps {
  readonly turn: Turn
  readonly log: Log
  /** Of a lock that is just being turned on. */
  readonly language: () => Language
}

export function createHeld(deps: HeldDeps): Held {
  const { path, turn, log } = deps
  let file: LockFile | null = null
  let key: Uint8Array | null = null
  const isOn = (): boolean => file !== null && file.slots.length > 0
  const wipe = (): void => {
    key?.fill(0)
    key = null
  }
  const read = (): LockFile | null => (file = readLockFile(path))

  /** Whatever leaves it undone, it is done at the next start: the file says so. */
  const settleQuietly = async (pending: LockFile): Promise<void> => {
    try {
      file = await settle(deps, pending)
    } catch (error) {
      log.error('lock-settle', error)
    }
  }
  const readSettled = async (): Promise<LockFile | null> => {
    const now = read()
    return now?.isPending === true ? (file = await settle(deps, now)) : now
  }
  const fresh = (): LockFile => ({
    version: lockVersion,
    isPending: true,
    language: deps.language(),
    policy: defaultLockPolicy,
    slots: [],
  })
  return {
    file: () => file,
    isOn,
    key: () => key,
    keep: (next) => {
      if (key !== next) wipe()
      key = next
    },
    wipe,
    async begin() {
      if (read()?.isPending !== true) return
      await turn(async () => {
        const now = read()
        if (now?.isPending !== true) return
        if (now.slots.length > 0) await settleQuietly(now)
        else file = await settle(deps, now)
      })
    },
    toOpen: (work) =>
      turn(async () => {
        const now = read()
        if (now === null || now.slots.length === 0) return
        await work(now)
        if (now.isPending) await settleQuietly(now)
      }),
    toChange: (work) =>
      turn(async () => {
        const now = await readSettled()
        if (now !== null && key === null) throw new AppError('app-locked', 'the app is locked')
        return await work(now ?? fresh())
      }),
    async change(from, change) {
      try {
        file = await changeSlots(deps, from, change)
      } catch (error) {
        const left = read()
        // What was not done is taken back, where the keychain lets us; a lock that is damaged is not touched any further.
        if (left?.isPending === true && !isAppError(error, 'lock-damaged')) await settleQuietly(left)
        throw error
      }
    },
    replace: (next) => void (file = next),
  }
}
