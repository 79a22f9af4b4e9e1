import { useSyncExternalStore } from 'react'
import type { Progress } from '../../shared/progress.ts'
import type { ConnectionId } from '../../shared/ids.ts'

export type ProgressKind = Progress['kind']
type ProgressOf<K extends ProgressKind> = Extract<Progress, { readonly kind: K }>

const latest = new Map<string, Progress>()
const listeners = new Set<() => void>()

function keyOf(kind: ProgressKind, connectionId: ConnectionId | undefined): string {
  return `${kind} ${connectionId ?? ''}`
}

/** Takes in one push from main. Kept outside React, so that a page opened in mid-job shows where the job stands. */
export function receiveProgress(progress: Progress): void {
  const about = 'connectionId' in progress ? progress.connectionId : undefined
  latest.set(keyOf(progress.kind, about), progress)
  if (about !== undefined) latest.set(keyOf(progress.kind, undefined), progress)
  for (const listener of listeners) listener()
}

/** Forgets how a job went; for the page that starts it anew, so that the last run's figures do not flash up. */
export function clearProgress(kind: ProgressKind, connectionId?: ConnectionId): void {
  latest.delete(keyOf(kind, connectionId))
  latest.delete(keyOf(kind, undefined))
  for (const listener of listeners) listener()
}

/** Forgets the syncs that have not ended well. Main says `connections` are stale when a sync ends, however it ended,
 *  and only a good one sends `done`; one that still runs speaks again within moments. */
export function forgetUnfinishedSyncs(): void {
  for (const [key, progress] of latest) {
    if (progress.kind === 'sync' && progress.stage !== 'done') latest.delete(key)
  }
  for (const listener of listeners) listener()
}

/** The last push about this kind of job, of one connection or of any; null before the first. */
export function latestProgress<K extends ProgressKind>(
  kind: K,
  connectionId?: ConnectionId,
): ProgressOf<K> | null {
  const found = latest.get(keyOf(kind, connectionId))
  return found?.kind === kind ? (found as ProgressOf<K>) : null
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * `latestProgress`, drawn anew at every push. A sync runs while it is neither null nor `done`; whether a sign-in, an
 * export or an import still runs is known from its command (`isPending`), because a failed one sends no last word.
 */
export function useProgress<K extends ProgressKind>(
  kind: K,
  connectionId?: ConnectionId,
): ProgressOf<K> | null {
  return useSyncExternalStore(subscribe, () => latestProgress(kind, connectionId))
}
