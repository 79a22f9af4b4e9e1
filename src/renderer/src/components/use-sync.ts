import { useEffect } from 'react'
import type { ConnectionId } from '../../../shared/ids.ts'
import { useCommand, usePendingCommands } from '../api.ts'
import { clearProgress } from '../progress.ts'

/** Reading one connection now: start, stop, and how it went. `isRunning` also knows of a run that another page began, and,
 *  where the caller passes the connection's own `isSyncing`, of one that main began by itself. */
export function useSync(connectionId: ConnectionId | null, isSyncing = false) {
  const run = useCommand('sync:run')
  const stopping = useCommand('sync:cancel')
  const isAsked = usePendingCommands('sync:run').some((input) => input.connectionId === connectionId)
  const isRunning = isAsked || isSyncing
  const isByItself = isRunning && !isAsked
  const { reset: forgetOutcome } = run
  const { reset: forgetStop } = stopping
  useEffect(() => {
    // A wish to stop ends with the run it was meant for: the next one may begin by itself.
    if (!isRunning) forgetStop()
    // What came of the last one asked for here is old news once another has begun. Only a beginning counts: one asked for
    // here is at its end still running by itself for the moment in which main tells so.
    else if (isByItself) forgetOutcome()
  }, [isRunning]) // eslint-disable-line react-hooks/exhaustive-deps
  return {
    start: () => {
      if (connectionId === null) return
      clearProgress('sync', connectionId)
      stopping.reset()
      run.mutate({ connectionId })
    },
    cancel: () => {
      if (connectionId !== null) stopping.mutate({ connectionId })
    },
    isRunning,
    isStopping: stopping.isPending || stopping.isSuccess,
    summary: run.data,
    failure: run.error?.failure,
  }
}
export type Sync = ReturnType<typeof useSync>
