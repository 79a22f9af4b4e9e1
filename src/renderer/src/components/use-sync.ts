import type { ConnectionId } from '../../../shared/model.ts'
import { useCommand, usePendingCommands } from '../api.ts'
import { clearProgress } from '../progress.ts'

/** Reading one connection now: start, stop, and how it went. `isRunning` also knows of a run that another page began, and,
 *  where the caller passes the connection's own `isSyncing`, of one that main began by itself. */
export function useSync(connectionId: ConnectionId | null, isSyncing = false) {
  const run = useCommand('sync:run')
  const stopping = useCommand('sync:cancel')
  const isAsked = usePendingCommands('sync:run').some((input) => input.connectionId === connectionId)
  const isRunning = isAsked || isSyncing
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
