import { useCallback, useState } from 'react'
import type { BankSettings } from '../../../../shared/model.ts'
import { useCommand } from '../../api.ts'
import type { Sync } from '../../components/use-sync.ts'
import { later, stepFrom, type StepName } from './steps.ts'
import { hasUnsavedSettings, settingsOf, withSettings, type Typed, type WizardState } from './wizard-state.ts'

export interface Wizard {
  readonly state: WizardState
  /** true: the wizard was opened on a connection there was before. */
  readonly isExisting: boolean
  readonly change: (change: Partial<WizardState>) => void
  /** Settings of the bank they are of, all of them. */
  readonly set: (settings: BankSettings) => void
  readonly type: (typed: Partial<Typed>) => void
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
  const set = useCallback(
    (settings: BankSettings) =>
      setState((now) => ({ ...now, settings: withSettings(now.settings, settings) })),
    [],
  )
  const type = useCallback(
    (part: Partial<Typed>) => setState((now) => ({ ...now, typed: { ...now.typed, ...part } })),
    [],
  )
  const goTo = useCallback(
    (step: StepName) => setState((now) => ({ ...now, step, reached: later(now.reached, step) })),
    [],
  )
  return {
    state,
    isExisting,
    change,
    set,
    type,
    goTo,
    next: () => goTo(stepFrom(state, 1)),
    back: () => goTo(stepFrom(state, -1)),
    isBusy,
    setBusy,
  }
}

export interface SettingsChange {
  /** Absent: as they stand on screen. */
  readonly settings?: BankSettings
  readonly name?: string
}

/** Brings changed settings to main before going on; goes on at once when nothing changed or nothing is saved yet. */
export function useSaveSettings({ state, change }: Wizard) {
  const configure = useCommand('connection:configure')
  const save = (onSaved: () => void, { settings = settingsOf(state), name }: SettingsChange = {}) => {
    const all = withSettings(state.settings, settings)
    const { connectionId } = state
    const isChanged = hasUnsavedSettings({ ...state, settings: all })
    change({ settings: all })
    if (connectionId === null || (!isChanged && name === undefined)) return onSaved()
    configure.mutate(
      { connectionId, settings, ...(name === undefined ? {} : { name }) },
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
