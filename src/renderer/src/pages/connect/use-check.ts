import { useEffect, useRef } from 'react'
import type { ConnectionId } from '../../../../shared/ids.ts'
import { call, useCommand } from '../../api.ts'

/** Tries out what is kept, without a browser. Leaving the step meanwhile stops it: nobody is left to be told how it went. */
export function useCheck(connectionId: ConnectionId | null, setBusy: (isBusy: boolean) => void) {
  const authorise = useCommand('connection:authorise')
  const cancelling = useCommand('connection:cancel-authorise')
  const running = useRef<string | null>(null)
  useEffect(
    () => () => {
      if (running.current !== null) {
        void call('connection:cancel-authorise', { connectionId: running.current }).catch(() => undefined)
      }
    },
    [],
  )
  const start = (onDone: () => void) => {
    if (connectionId === null) return
    cancelling.reset()
    running.current = connectionId
    setBusy(true)
    authorise.mutate(
      { connectionId },
      {
        onSettled: () => {
          running.current = null
          setBusy(false)
        },
        onSuccess: onDone,
      },
    )
  }
  return {
    start,
    cancel: () => {
      if (connectionId !== null) cancelling.mutate({ connectionId })
    },
    isRunning: authorise.isPending,
    failure: authorise.isPending ? undefined : authorise.error?.failure,
    cancelFailure: cancelling.error?.failure,
  }
}
