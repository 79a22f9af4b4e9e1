import { useCommand } from '../../api.ts'
import type { Registration } from './credentials.ts'
import type { Wizard } from './use-wizard.ts'
import { nothingTyped } from './wizard-state.ts'

/**
 * Hands credentials to main: a new connection, or new keys for the one there is. When main has them the secrets are
 * forgotten here; when main refuses, what was typed stays.
 */
export function useSaveCredentials({ state, change }: Wizard) {
  const create = useCommand('connection:create')
  const configure = useCommand('connection:configure')
  const save = (registration: Registration, onSaved: () => void) => {
    const kept = { clientId: state.typed.clientId.trim(), providerName: state.typed.providerName.trim() }
    const { settings, credentials } = registration
    const forget = {
      typed: { ...nothingTyped, ...kept },
      saved: kept,
      savedSettings: settings,
      prepared: null,
      hasConsent: false,
    }
    if (state.connectionId === null) {
      create.mutate(registration, {
        onSuccess: ({ connectionId }) => {
          create.reset() // the command remembers what it was called with
          change({ ...forget, connectionId })
          onSaved()
        },
      })
      return
    }
    configure.mutate(
      { connectionId: state.connectionId, settings, credentials },
      {
        onSuccess: () => {
          configure.reset()
          change(forget)
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
