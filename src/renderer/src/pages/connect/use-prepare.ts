import { useEffect, useRef } from 'react'
import { call, useCommand } from '../../api.ts'
import { clearProgress } from '../../progress.ts'
import { useSaveSettings, type Wizard } from './use-wizard.ts'

/**
 * Makes with the bank what must exist before a person can sign in. What is made stays, so `start` after a failure goes on
 * where it stopped. Leaving the step stops it, so that nothing is made behind somebody's back.
 */
export function usePrepare(wizard: Wizard) {
  const { change, setBusy } = wizard
  const { connectionId } = wizard.state
  const saving = useSaveSettings(wizard)
  const preparing = useCommand('connection:prepare')
  const running = useRef<string | null>(null)

  useEffect(
    () => () => {
      // Nobody is left to be told how it went.
      if (running.current !== null) {
        void call('connection:cancel-authorise', { connectionId: running.current }).catch(() => undefined)
      }
    },
    [],
  )

  const start = () => {
    if (connectionId === null) return
    saving.save(() => {
      clearProgress('authorise', connectionId)
      running.current = connectionId
      setBusy(true)
      preparing.mutate(
        { connectionId },
        {
          onSettled: () => {
            running.current = null
            setBusy(false)
          },
          onSuccess: (prepared) => change({ prepared }),
        },
      )
    })
  }

  return {
    start,
    isRunning: preparing.isPending,
    isSaving: saving.isPending,
    failure: preparing.error?.failure ?? saving.error,
  }
}
