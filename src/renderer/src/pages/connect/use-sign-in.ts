import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { BankSettings } from '../../../../shared/model.ts'
import { call, queryKey, useCommand } from '../../api.ts'
import { clearProgress } from '../../progress.ts'
import { useSaveSettings, type Wizard } from './use-wizard.ts'

/**
 * The sign-in of one connection. `start` saves changed settings first (a new port must be in force before the bank sends
 * anybody to it). Leaving the step while the bank's page is open cancels, so that nothing keeps listening.
 */
export function useSignIn(wizard: Wizard) {
  const { change, next, setBusy } = wizard
  const { connectionId } = wizard.state
  const client = useQueryClient()
  const saving = useSaveSettings(wizard)
  const authorise = useCommand('connection:authorise')
  const cancelling = useCommand('connection:cancel-authorise')
  const waitingFor = useRef<string | null>(null)

  useEffect(
    () => () => {
      // Nobody is left to be told how it went.
      if (waitingFor.current !== null) {
        void call('connection:cancel-authorise', { connectionId: waitingFor.current }).catch(() => undefined)
      }
    },
    [],
  )

  const start = (settings?: BankSettings) => {
    if (connectionId === null) return
    saving.save(
      () => {
        clearProgress('authorise', connectionId)
        cancelling.reset()
        waitingFor.current = connectionId
        setBusy(true)
        authorise.mutate(
          { connectionId },
          {
            onSettled: () => {
              waitingFor.current = null
              setBusy(false)
            },
            onSuccess: () => {
              client.removeQueries({ queryKey: queryKey('connection:read-accounts') })
              change({ hasConsent: true })
              next()
            },
          },
        )
      },
      settings === undefined ? {} : { settings },
    )
  }

  return {
    start,
    cancel: () => {
      if (connectionId !== null) cancelling.mutate({ connectionId })
    },
    isWaiting: authorise.isPending,
    isSaving: saving.isPending,
    failure: authorise.error?.failure,
    saveFailure: saving.error,
    cancelFailure: cancelling.error?.failure,
  }
}
