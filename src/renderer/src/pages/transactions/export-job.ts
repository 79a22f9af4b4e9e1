import { useSyncExternalStore } from 'react'
import type { Input } from '../../../../shared/contract.ts'
import type { Failure } from '../../../../shared/errors.ts'
import { call, failureOf } from '../../api.ts'
import { clearProgress } from '../../progress.ts'

/** How the one export of the app stands. */
export type ExportJob =
  | { readonly stage: 'idle' }
  | { readonly stage: 'running'; readonly isCancelling: boolean }
  | { readonly stage: 'saved'; readonly fileName: string; readonly rows: number; readonly exportId: string }
  | { readonly stage: 'failed'; readonly failure: Failure }

// Outside React, because the file is written on while another page is looked at, and its end must not be missed.
let job: ExportJob = { stage: 'idle' }
const listeners = new Set<() => void>()

function become(next: ExportJob): void {
  job = next
  for (const listener of listeners) listener()
}

/** Asks for a file and writes it. A closed save dialog is no failure: the job is idle again. */
export async function startExport(input: Input<'export:csv'>): Promise<void> {
  clearProgress('export')
  become({ stage: 'running', isCancelling: false })
  try {
    const saved = await call('export:csv', input)
    become(saved === null ? { stage: 'idle' } : { stage: 'saved', ...saved })
  } catch (error) {
    become({ stage: 'failed', failure: failureOf(error) })
  }
}

/** Asks main to stop; the job ends when main says so, which may be as `saved` if it was too late. */
export async function cancelExport(): Promise<void> {
  if (job.stage !== 'running') return
  become({ ...job, isCancelling: true })
  try {
    await call('export:cancel', undefined)
  } catch (error) {
    become({ stage: 'failed', failure: failureOf(error) })
  }
}

/** Forgets how the last one ended. */
export function forgetExport(): void {
  if (job.stage !== 'running') become({ stage: 'idle' })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The state of the export, drawn anew when it changes. */
export function useExportJob(): ExportJob {
  return useSyncExternalStore(subscribe, () => job)
}
