import { setTimeout as wait } from 'node:timers/promises'
import { isAppError } from '../../shared/errors.ts'
import { takeLock } from '../store/lock.ts'

/** Runs one piece of work at a time, in the order asked, and none while another process is at the same. */
export type Turn = <R>(work: () => Promise<R>) => Promise<R>

/** A keychain may ask the person meanwhile; then the other process holds its turn for longer than anybody should wait here. */
const patienceMs = 10_000
const lookEveryMs = 20

/** @throws AppError (the turn) `already-running` when another process held it all the time. */
export function createTurn(path: string): Turn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(async () => {
      const letGo = await taken(path)
      try {
        return await work()
      } finally {
        letGo()
      }
    })
    last = done.catch(() => undefined) // its own caller hears of it
    return done
  }
}

async function taken(path: string): Promise<() => void> {
  const until = performance.now() + patienceMs
  for (;;) {
    try {
      return takeLock(path, 0)
    } catch (error) {
      if (!isAppError(error, 'already-running') || performance.now() > until) throw error
      await wait(lookEveryMs)
    }
  }
}
