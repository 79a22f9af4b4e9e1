import { useSyncExternalStore } from 'react'
import type { Failure } from '../../../../shared/errors.ts'
import { call, failureOf } from '../../api.ts'
import { clearProgress } from '../../progress.ts'
import type { RowsQuestion } from './use-rows.ts'

/** How the one export of a table stands. */
export type ExportJob =
  | { readonly stage: 'idle' }
  | { readonly stage: 'running'; readonly isCancelling: boolean }
  | { readonly stage: 'saved'; readonly fileName: string; readonly rows: number }
  | { readonly stage: 'failed'; readonly failure: Failure }

// Outside React: the file is written on while another page is looked at, and its end must not be missed.
let job: ExportJob = { stage: 'idle' }
const listeners = new Set<() => void>()

function become(next: ExportJob): void {
  job = next
  for (const listener of listeners) listener()
}

/** Asks for a file and writes the table's own columns to it. A closed save dialog is no failure: the job is idle again. */
export async function startExport(question: RowsQuestion): Promise<void> {
  clearProgress('export')
  become({ stage: 'running', isCancelling: false })
  try {
    const saved = await call('flex:export', { ...question, embed: [] })
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
    await call('flex:cancel-export', undefined)
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

export function useExportJob(): ExportJob {
  return useSyncExternalStore(subscribe, () => job)
}
