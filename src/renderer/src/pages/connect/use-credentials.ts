import { useState } from 'react'
import { judgeCredentials, newSandboxUser, type Faults } from './credentials.ts'
import { useSaveCredentials } from './use-save-credentials.ts'
import { useSaveSettings, type Wizard } from './use-wizard.ts'

/** The form of the credentials step, whichever fields it shows. What is wrong is named once the person has pressed on. */
export function useCredentials(wizard: Wizard) {
  const [isAsked, setAsked] = useState(false)
  const saving = useSaveCredentials(wizard)
  const settings = useSaveSettings(wizard)
  const verdict = judgeCredentials(wizard.state)
  const faults: Faults = isAsked && verdict.kind === 'wrong' ? verdict.faults : {}
  return {
    faults,
    willKeep: verdict.kind === 'keep',
    save: (onSaved: () => void) => {
      setAsked(true)
      if (verdict.kind === 'keep') settings.save(onSaved)
      else if (verdict.kind === 'save') saving.save(verdict.registration, onSaved)
    },
    makeSandboxUser: (onSaved: () => void) => saving.save(newSandboxUser(wizard.state), onSaved),
    isPending: saving.isPending || settings.isPending,
    error: saving.error ?? settings.error,
  }
}
export type CredentialsForm = ReturnType<typeof useCredentials>
