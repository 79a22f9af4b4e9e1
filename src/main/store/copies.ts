import type { BackupCopy, BackupState } from '../../shared/backup.ts'
import { isAppError, toFailure, type Failure } from '../../shared/errors.ts'
import type { Clock } from '../clock.ts'
import { calendarDateOf } from '../local-date.ts'
import type { Log } from '../log.ts'
import type { Backup } from './backup.ts'

/** When copies are made, and how that went. */
export interface Copies {
  state(): BackupState
  /** @throws AppError those of `Backup.make`; the state remembers why. */
  make(): Promise<BackupCopy>
  /** The day's first copy, in the background. Whoever asks has done what they came for: nothing of this fails it. */
  makeIfDue(): void
}

export interface CopiesOptions {
  readonly backup: Backup
  readonly folder: string
  readonly clock: Clock
  readonly log: Log
  /** Called whenever `state` is another one. */
  readonly onChange: () => void
}

export function createCopies({ backup, folder, clock, log, onChange }: CopiesOptions): Copies {
  let failure: Failure | null = null
  let making = 0
  const keepFailure = (error: unknown): Failure => (failure = toFailure(error, log.error('backup', error)))
  const make = async (): Promise<BackupCopy> => {
    making++
    onChange()
    try {
      const now = clock.now()
      const copy = await backup.make(now, calendarDateOf(now))
      failure = null
      return copy
    } catch (error) {
      // That another one is being made is no failure of the copies.
      if (!isAppError(error, 'already-running')) keepFailure(error)
      throw error
    } finally {
      making--
      onChange()
    }
  }
  const makeDue = async (): Promise<void> => {
    if (making === 0 && !backup.hasCopyOf(calendarDateOf(clock.now()))) await make()
  }
  try {
    backup.clearDrafts()
  } catch (error) {
    keepFailure(error) // the data itself opens all the same
  }
  return {
    state: () => {
      const now = { folder, isMaking: making > 0 }
      try {
        return { ...now, copies: backup.list(), failure }
      } catch (error) {
        return { ...now, copies: [], failure: failure ?? keepFailure(error) }
      }
    },
    make,
    makeIfDue: () => void makeDue().catch(() => undefined), // logged, and in the state
  }
}
