import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'

/** Keeps one long job from holding the main thread: the window, the loopback listener and other syncs get a turn. */
export interface Pace {
  /** True when the job has had its share of the thread. Cheap: ask at every row. */
  isDue(): boolean
  /** Lets the others run; the next share begins when it resolves. @throws AppError `cancelled` once its signal is aborted. */
  rest(): Promise<void>
}

/** A commit and its flush come on top of a share, so that this stays far below the 50 ms a person notices. */
const shareMs = 5

/** Time here only decides when to pause, never what is saved: the process's own clock will do. */
export function startPace(signal?: AbortSignal): Pace {
  let startedAt = performance.now()
  return {
    isDue: () => performance.now() - startedAt >= shareMs,
    rest: async () => {
      await nextTurn()
      if (signal?.aborted === true) throw new AppError('cancelled', 'a long job was stopped')
      startedAt = performance.now()
    },
  }
}
