import { useCommand } from '../../api.ts'
import type { Wizard } from './use-wizard.ts'

/**
 * Hands the client to main: a new connection, or new keys for the one there is. When main has them the secret is
 * forgotten here; when main refuses, what was typed stays.
 */
export function useSaveCredentials({ state, change }: Wizard) {
  const create = useCommand('connection:create')
  const configure = useCommand('connection:configure')
  const save = (onSaved: () => void) => {
    const { settings, connectionId } = state
    const clientId = state.clientId.trim()
    const credentials = { clientId, clientSecret: state.clientSecret.trim() }
    const forget = { clientId, savedClientId: clientId, clientSecret: '', savedSettings: settings }
    if (connectionId === null) {
      create.mutate(
        { system: 'sparebank1', settings, credentials },
        {
          onSuccess: (created) => {
            create.reset() // the command remembers what it was called with
            change({ ...forget, connectionId: created.connectionId })
            onSaved()
          },
        },
      )
      return
    }
    configure.mutate(
      { connectionId, settings, credentials },
      {
        onSuccess: () => {
          configure.reset()
          change({ ...forget, hasConsent: false })
          onSaved()
        },
      },
    )
  }
  return {
    save,
    isPending: create.isPending || configure.isPending,
    error: (create.error ?? configure.error)?.failure,
  }
}
