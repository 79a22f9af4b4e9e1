import { useSyncExternalStore } from 'react'
import type { Input, Outputs } from '../../shared/contract.ts'
import type { Failure } from '../../shared/errors.ts'
import { call, failureOf } from './api.ts'
import { clearProgress } from './progress.ts'

/** What writes rows to a file, and what stops it. */
const cancels = { 'export:csv': 'export:cancel', 'flex:export': 'flex:cancel-export' } as const
type ExportChannel = keyof typeof cancels

/** How an export stands. */
export type ExportJobState<C extends ExportChannel> =
  | { readonly stage: 'idle' }
  | { readonly stage: 'running'; readonly isCancelling: boolean }
  | ({ readonly stage: 'saved' } & NonNullable<Outputs[C]>)
  | { readonly stage: 'failed'; readonly failure: Failure }

export interface ExportJob<C extends ExportChannel> {
  /** Asks for a file and writes it. A closed save dialog is no failure: the job is idle again. */
  readonly start: (input: Input<C>) => Promise<void>
  /** Asks main to stop; the job ends when main says so, which may be as `saved` if it was too late. */
  readonly cancel: () => Promise<void>
  /** Forgets how the last one ended. */
  readonly forget: () => void
  /** How it stands, drawn anew when that changes. */
  readonly useJob: () => ExportJobState<C>
}

const forgetting = new Set<() => void>()

/** Forgets every export, also one that runs: nothing is told any more of how it ends. */
export function forgetExports(): void {
  for (const forget of forgetting) forget()
}

/** The one export of this kind. Outside React: the file is written on while another page is looked at, and its end must not be missed. */
export function exportJobOf<C extends ExportChannel>(channel: C): ExportJob<C> {
  let state: ExportJobState<C> = { stage: 'idle' }
  let attempts = 0
  const stop: (typeof cancels)[ExportChannel] = cancels[channel]
  const listeners = new Set<() => void>()
  const become = (next: ExportJobState<C>): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  forgetting.add(() => {
    attempts++
    become({ stage: 'idle' })
  })
  return {
    start: async (input) => {
      const attempt = ++attempts
      clearProgress('export')
      become({ stage: 'running', isCancelling: false })
      try {
        const saved = await call(channel, input)
        if (attempt === attempts) become(saved === null ? { stage: 'idle' } : { stage: 'saved', ...saved })
      } catch (error) {
        if (attempt === attempts) become({ stage: 'failed', failure: failureOf(error) })
      }
    },
    cancel: async () => {
      if (state.stage !== 'running') return
      const attempt = attempts
      become({ ...state, isCancelling: true })
      try {
        await call(stop, undefined)
      } catch (error) {
        if (attempt === attempts) become({ stage: 'failed', failure: failureOf(error) })
      }
    },
    forget: () => {
      if (state.stage !== 'running') become({ stage: 'idle' })
    },
    useJob: () => useSyncExternalStore(subscribe, () => state),
  }
}
