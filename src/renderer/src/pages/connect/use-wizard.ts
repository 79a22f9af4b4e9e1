import { useCallback, useState } from 'react'
import { useCommand } from '../../api.ts'
import type { Sync } from '../../components/use-sync.ts'
import { hasUnsavedSettings, later, stepFrom, type StepName, type WizardState } from './wizard-state.ts'

export interface Wizard {
  readonly state: WizardState
  /** true: the wizard was opened on a connection there was before. */
  readonly isExisting: boolean
  readonly change: (change: Partial<WizardState>) => void
  readonly goTo: (step: StepName) => void
  readonly next: () => void
  readonly back: () => void
  /** true while something runs that must not be walked away from within the wizard. */
  readonly isBusy: boolean
  readonly setBusy: (isBusy: boolean) => void
}

/** What every step is given. */
export interface StepProps {
  readonly wizard: Wizard
  /** Begun on one step and watched on the next. */
  readonly sync: Sync
}

/** What was typed, where one stands, and the ways between the steps. */
export function useWizard(initial: () => WizardState): Wizard {
  const [state, setState] = useState(initial)
  const [isExisting] = useState(state.connectionId !== null)
  const [isBusy, setBusy] = useState(false)
  const change = useCallback((part: Partial<WizardState>) => setState((now) => ({ ...now, ...part })), [])
  const goTo = useCallback(
    (step: StepName) => setState((now) => ({ ...now, step, reached: later(now.reached, step) })),
    [],
  )
  return {
    state,
    isExisting,
    change,
    goTo,
    next: () => goTo(stepFrom(state.step, 1)),
    back: () => goTo(stepFrom(state.step, -1)),
    isBusy,
    setBusy,
  }
}

/** Brings changed settings to main before going on; goes on at once when nothing changed or nothing is saved yet. */
export function useSaveSettings({ state, change }: Wizard) {
  const configure = useCommand('connection:configure')
  const save = (onSaved: () => void, more: Partial<WizardState['settings']> = {}, name?: string) => {
    const settings = { ...state.settings, ...more }
    const { connectionId } = state
    const isChanged = hasUnsavedSettings({ ...state, settings })
    change({ settings })
    if (connectionId === null || (!isChanged && name === undefined)) return onSaved()
    const named = name === undefined ? {} : { name }
    configure.mutate(
      { connectionId, settings, ...named },
      {
        onSuccess: () => {
          change({ savedSettings: settings })
          onSaved()
        },
      },
    )
  }
  return { save, isPending: configure.isPending, error: configure.error?.failure }
}
