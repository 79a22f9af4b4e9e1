import { AppError } from '../../shared/errors.ts'

/** Time as an order needs it: it must not jump when somebody sets the clock. Tests own theirs. */
export interface Timers {
  /** ms that only ever grow: `performance.now()`. */
  now(): number
  /** Runs once after so many ms; what it returns takes it back. */
  after(ms: number, run: () => void): () => void
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** Resolves at `at` by `timers.now()`, never before it. @throws AppError `cancelled` once the signal fires */
export async function waitUntil(timers: Timers, at: number, signal: AbortSignal): Promise<void> {
  // A timer may come a fraction of a millisecond early.
  for (let restMs = at - timers.now(); restMs > 0; restMs = at - timers.now())
    await wait(timers, restMs, signal)
  assertGoesOn(signal)
}

async function wait(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  assertGoesOn(signal)
  await new Promise<void>((resolve) => {
    const done = (): void => {
      takeBack()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const takeBack = timers.after(ms, done)
    signal.addEventListener('abort', done)
  })
  assertGoesOn(signal)
}

function assertGoesOn(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'nobody waits any more')
}

/** Resolves when the work is done, or after so many ms. The work must not reject. */
export async function within(timers: Timers, ms: number, work: Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    const takeBack = timers.after(ms, resolve)
    void work.then(() => {
      takeBack()
      resolve()
    })
  })
}
