import { AppError, isAppError } from '../../shared/errors.ts'
import type { Language } from '../../shared/language.ts'
import { defaultLockPolicy } from '../../shared/lock.ts'
import type { Log } from '../log.ts'
import { changeSlots, settle, type Change, type ChangeDeps } from './change.ts'
import { assertAtHand, createHeldKey, type HeldKey } from './held-key.ts'
import { lockVersion, readLockFile, writeLockFile, type LockFile } from './lock-file.ts'
import { readOrLeft, readOrPutBack } from './put-back.ts'
import type { Turn } from './turn.ts'

/** What the lock knows at this moment. */
export interface Held extends HeldKey {
  /** As it was last read; null: the lock is off. */
  file(): LockFile | null
  isOn(): boolean
  /** Reads anew; to be called before anything else. */
  begin(): Promise<void>
  /** To open, with the key the work returns: what a killed process left is put in order where that works, and stands in nobody's way
   *  where not. @throws AppError `app-locked` where the app was locked again meanwhile */
  toOpen(work: (file: LockFile) => Promise<Uint8Array>): Promise<void>
  /** To change something, with the file as it is now. @throws AppError `app-locked` */
  toChange<R>(work: (file: LockFile) => Promise<R>): Promise<R>
  /** Makes the change; only within `toChange`. @throws AppError `app-locked` where the key was wiped meanwhile; then nothing is changed */
  change(from: LockFile, change: Change): Promise<void>
  /** What was written meanwhile; only within `toChange`. */
  replace(file: LockFile): void
}

export interface HeldDeps extends ChangeDeps {
  readonly turn: Turn
  readonly log: Log
  /** Of a lock that is just being turned on. */
  readonly language: () => Language
}

export function createHeld(deps: HeldDeps): Held {
  const { path, turn } = deps
  const held = createHeldKey()
  let file: LockFile | null = null
  const read = async (): Promise<LockFile | null> => (file = await readOrPutBack(deps, file))
  const assertOpen = (): void => assertAtHand(held)
  /** From here on the change is what counts, also for whoever locks the app while it is put in order. */
  const commit = (next: LockFile): void => {
    assertOpen()
    writeLockFile(path, next)
    file = next
  }
  const settling = createSettling(deps, (settled) => (file = settled))
  return {
    ...held,
    file: () => file,
    isOn: () => file !== null && file.slots.length > 0,
    async begin() {
      const there = readLockFile(path)
      const isLost = there === null && file !== null
      if (!isLost) file = there
      if (!isLost && there?.isPending !== true) return
      await turn(async () => {
        const now = await read()
        if (now?.isPending !== true) return
        await (now.slots.length > 0 ? settling.quietly(now) : settling.now(now))
      })
    },
    toOpen(work) {
      const asked = held.wipes()
      return turn(async () => {
        const now = await read()
        if (now === null || now.slots.length === 0) return
        const key = await work(now)
        if (held.wipes() !== asked) {
          key.fill(0)
          throw new AppError('app-locked', 'the app was locked while it was being opened')
        }
        held.keep(key)
        if (now.isPending) await settling.quietly(now)
      })
    },
    toChange: (work) =>
      turn(async () => {
        const found = await read()
        if (found?.isPending === true) await settling.now(found)
        if (file !== null) assertOpen()
        return await work(file ?? fresh(deps.language()))
      }),
    change: createChange(deps, {
      left: () => (file = readOrLeft(path, file)),
      commit,
      settled: (next) => (file = next),
      quietly: settling.quietly,
    }),
    replace: (next) => void (file = next),
  }
}

interface ChangeSteps {
  /** What the file says of a change that failed. */
  readonly left: () => LockFile | null
  readonly commit: (next: LockFile) => void
  readonly settled: (file: LockFile | null) => void
  readonly quietly: (pending: LockFile) => Promise<void>
}

function createChange(deps: ChangeDeps, steps: ChangeSteps): Held['change'] {
  const { commit, settled, quietly } = steps
  return async (from, change) => {
    let isMade = false
    const make = (next: LockFile): void => {
      commit(next)
      isMade = true
    }
    try {
      settled(await changeSlots(deps, from, change, make))
    } catch (error) {
      const isDamaged = isAppError(error, 'lock-damaged')
      // What was not done is taken back, where the keychain lets us; what is damaged is not touched any further.
      const left = steps.left()
      if (left?.isPending === true && !isDamaged) await quietly(left)
      // What was made counts, and only where the key still lies in the keychain is it less than was asked for: a recovery code that
      // nobody is told would be the end of the one before it.
      if (!isMade || isDamaged || from.slots.length === 0) throw error
    }
  }
}

/** Puts in order what a change left over. */
function createSettling(
  deps: ChangeDeps & Pick<HeldDeps, 'log'>,
  onSettled: (file: LockFile | null) => void,
) {
  const now = async (pending: LockFile): Promise<void> => onSettled(await settle(deps, pending))
  const quietly = async (pending: LockFile): Promise<void> => {
    try {
      await now(pending)
    } catch (error) {
      deps.log.error('lock-settle', error) // the file says that it is to be done, and the next start does it
    }
  }
  return { now, quietly }
}

/** Of a lock that is off. */
function fresh(language: Language): LockFile {
  return { version: lockVersion, isPending: true, language, policy: defaultLockPolicy, slots: [] }
}
