import { AppError } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/ids.ts'

/** Work of this process that is stopped and waited for before what it works on is closed. */
export interface Jobs {
  /** Runs work under a signal: one of each kind a connection, but any number of calls and attachments.
   *  @throws AppError `already-running` while the same is still under way, `cancelled` once everything was stopped. */
  run<R>(kind: JobKind, id: ConnectionId | 'all', work: (signal: AbortSignal) => Promise<R>): Promise<R>
  isRunning(kind: JobKind, id: ConnectionId | 'all'): boolean
  /** Waits until it has ended, however it did. */
  ended(kind: JobKind, id: ConnectionId | 'all'): Promise<void>
  /** Asks it to stop; nothing happens when it does not run. */
  cancel(kind: JobKind, id: ConnectionId | 'all'): void
  /** Stops whatever runs for a connection and waits until it has. */
  stop(id: ConnectionId): Promise<void>
  /** Stops everything for good, and waits until it has. */
  stopAll(): Promise<void>
}

/** `call`: a single question to a bank. `attachment`: a file on its way into or out of the store, or out of use. */
export type JobKind = 'sync' | 'sign-in' | 'export' | 'call' | 'import' | 'undo' | 'removal' | 'attachment'
const manyAtOnce: readonly JobKind[] = ['call', 'attachment']

interface Job {
  readonly kind: JobKind
  readonly id: ConnectionId | 'all'
  readonly controller: AbortController
  readonly ended: Promise<unknown>
}

export function createJobs(): Jobs {
  const running = new Set<Job>()
  let isOver = false
  const find = (kind: JobKind, id: ConnectionId | 'all'): Job | undefined =>
    [...running].find((job) => job.kind === kind && job.id === id)

  const stop = async (jobs: readonly Job[]): Promise<void> => {
    for (const job of jobs) job.controller.abort()
    await Promise.allSettled(jobs.map((job) => job.ended))
  }

  return {
    async run(kind, id, work) {
      if (isOver) throw new AppError('cancelled', `${kind} was asked for while everything is being closed`)
      if (!manyAtOnce.includes(kind) && find(kind, id) !== undefined)
        throw new AppError('already-running', `${kind} is already under way`)
      const controller = new AbortController()
      const ended = work(controller.signal)
      const job: Job = { kind, id, controller, ended }
      running.add(job)
      try {
        return await ended
      } finally {
        running.delete(job)
      }
    },
    isRunning: (kind, id) => find(kind, id) !== undefined,
    ended: async (kind, id) => void (await Promise.allSettled([find(kind, id)?.ended])),
    cancel: (kind, id) => find(kind, id)?.controller.abort(),
    stop: (id) => stop([...running].filter((job) => job.id === id)),
    stopAll: () => {
      isOver = true
      return stop([...running])
    },
  }
}

/** The answer of a dialog of the system, which nobody can take away: a job that is stopped waits for it no longer, or it would keep
 *  a locked profile open behind it. @throws AppError `cancelled` */
export function unlessStopped<R>(answer: Promise<R>, signal: AbortSignal): Promise<R> {
  const { promise: stopped, reject } = Promise.withResolvers<never>()
  const stop = (): void =>
    reject(new AppError('cancelled', 'the job was stopped before a dialog was answered'))
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  return Promise.race([answer, stopped]).finally(() => signal.removeEventListener('abort', stop))
}
