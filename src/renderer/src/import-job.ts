import { useSyncExternalStore } from 'react'
import type { Input, Outputs } from '../../shared/contract.ts'
import type { ImportDraft } from '../../shared/contract-import.ts'
import type { Failure } from '../../shared/errors.ts'
import { call, failureOf } from './api.ts'
import { contentOf } from './file-content.ts'
import { clearProgress } from './progress.ts'

export type ImportPlan = Input<'import:commit'>

/** How the one import of the app stands. */
export type ImportJob =
  | { readonly stage: 'idle' }
  /** `fileName` is null while the person is still choosing. */
  | { readonly stage: 'opening'; readonly fileName: string | null }
  | { readonly stage: 'failed'; readonly fileName: string | null; readonly failure: Failure }
  /** `failure`: why it could not be taken in just now. */
  | { readonly stage: 'open'; readonly draft: ImportDraft; readonly failure: Failure | null }
  | { readonly stage: 'saving'; readonly draft: ImportDraft }
  | ({
      readonly stage: 'saved'
      readonly draft: ImportDraft
      readonly plan: ImportPlan
    } & Outputs['import:commit'])

// Outside React: a file is dropped on any page, looked at on one, and taken in while another is on screen.
let job: ImportJob = { stage: 'idle' }
let attempts = 0
const listeners = new Set<() => void>()

function become(next: ImportJob): void {
  job = next
  for (const listener of listeners) listener()
}

/** Lets the person choose a file. A closed dialog changes nothing. */
export function chooseFile(): Promise<void> {
  return open(null, () => call('import:open', undefined))
}

/** Reads a file that was dropped on the window. While another is being taken in nothing is opened. */
export async function openDropped(file: File): Promise<void> {
  if (job.stage === 'saving') return
  const attempt = ++attempts
  become({ stage: 'opening', fileName: file.name })
  const content = await contentOf(file)
  if (attempt !== attempts) return
  if (content === null) {
    become({ stage: 'failed', fileName: file.name, failure: { code: 'file-unreadable' } })
    return
  }
  await open(file.name, () => call('import:drop', { name: file.name, content }))
}

/** The last one asked for counts: an answer to an earlier question comes too late. */
async function open(fileName: string | null, ask: () => Promise<ImportDraft | null>): Promise<void> {
  if (job.stage === 'saving') return
  const before: ImportJob = job.stage === 'opening' ? { stage: 'idle' } : job
  const attempt = ++attempts
  become({ stage: 'opening', fileName })
  try {
    const draft = await ask()
    if (attempt !== attempts) return
    become(draft === null ? before : { stage: 'open', draft, failure: null })
  } catch (error) {
    if (attempt === attempts) become({ stage: 'failed', fileName, failure: failureOf(error) })
  }
}

/** The same file after its columns were named. */
export function replaceDraft(draft: ImportDraft): void {
  if (job.stage === 'open' && job.draft.draftId === draft.draftId) become({ ...job, draft, failure: null })
}

/** Takes the file in. Where that fails nothing was written, and it can be looked at as before. */
export async function takeIn(plan: ImportPlan): Promise<void> {
  if (job.stage !== 'open') return
  const { draft } = job
  const attempt = ++attempts
  clearProgress('import')
  become({ stage: 'saving', draft })
  try {
    const done = await call('import:commit', plan)
    if (attempt === attempts) become({ stage: 'saved', draft, plan, ...done })
  } catch (error) {
    if (attempt === attempts) become({ stage: 'open', draft, failure: failureOf(error) })
  }
}

/** Leaves the file as it is, even while it is being taken in; main forgets it too. */
export async function cancelImport(): Promise<void> {
  if (job.stage !== 'open' && job.stage !== 'saving') return
  const { draftId } = job.draft
  forgetImport()
  try {
    await call('import:cancel', { draftId })
  } catch (error) {
    become({ stage: 'failed', fileName: null, failure: failureOf(error) })
  }
}

/** Back to the beginning: how the last one ended, or what another household had open. */
export function forgetImport(): void {
  attempts++
  become({ stage: 'idle' })
}

/** How it stands at this moment; a component uses `useImportJob`. */
export function currentImport(): ImportJob {
  return job
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The state of the import, drawn anew when it changes. */
export function useImportJob(): ImportJob {
  return useSyncExternalStore(subscribe, currentImport)
}
