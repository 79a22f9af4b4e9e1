import type { ConnectionId } from '../../../shared/model.ts'
import { useCommand, usePendingCommands } from '../api.ts'
import { clearProgress } from '../progress.ts'

/** Reading one connection now: start, stop, and how it went. `isRunning` also knows of a run another page began. */
export function useSync(connectionId: ConnectionId | null) {
  const run = useCommand('sync:run')
  const stopping = useCommand('sync:cancel')
  const isRunning = usePendingCommands('sync:run').some((input) => input.connectionId === connectionId)
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
