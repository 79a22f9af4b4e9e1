import { AppError } from '../../shared/errors.ts'
import type { ConnectionId } from '../../shared/model.ts'

/** Long work of this process, one of each kind a connection, which a person can cancel. */
export interface Jobs {
  /** Runs work under a signal. @throws AppError `already-running` while the same is still under way. */
  run<R>(kind: JobKind, id: ConnectionId | 'all', work: (signal: AbortSignal) => Promise<R>): Promise<R>
  isRunning(kind: JobKind, id: ConnectionId | 'all'): boolean
  /** Asks it to stop; nothing happens when it does not run. */
  cancel(kind: JobKind, id: ConnectionId | 'all'): void
  /** Stops whatever runs for a connection and waits until it has. */
  stop(id: ConnectionId): Promise<void>
  /** Stops everything and waits until it has. */
  stopAll(): Promise<void>
}

export type JobKind = 'sync' | 'sign-in' | 'export'

interface Job {
  readonly id: ConnectionId | 'all'
  readonly controller: AbortController
  readonly ended: Promise<unknown>
}

export function createJobs(): Jobs {
  const running = new Map<string, Job>()

  const stop = async (jobs: readonly Job[]): Promise<void> => {
    for (const job of jobs) job.controller.abort()
    await Promise.allSettled(jobs.map((job) => job.ended))
  }

  return {
    async run(kind, id, work) {
      const key = `${kind} ${id}`
      if (running.has(key)) throw new AppError('already-running', `${kind} is already under way`)
      const controller = new AbortController()
      const ended = work(controller.signal)
      running.set(key, { id, controller, ended })
      try {
        return await ended
      } finally {
        running.delete(key)
      }
    },
    isRunning: (kind, id) => running.has(`${kind} ${id}`),
    cancel: (kind, id) => running.get(`${kind} ${id}`)?.controller.abort(),
    stop: (id) => stop([...running.values()].filter((job) => job.id === id)),
    stopAll: () => stop([...running.values()]),
  }
}
