import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSteps, type Steps } from '../use-steps.ts'
import { fisSteps, type FisState, type FisStep } from './fis-state.ts'

export interface FisWay {
  readonly state: FisState
  /** The wizard was opened on a connection there was before. */
  readonly isExisting: boolean
  readonly change: (change: Partial<FisState>) => void
  readonly steps: Steps<FisStep>
}

/** What every step is given. */
export interface FisStepProps {
  readonly wizard: FisWay
}

/** What was chosen and typed, and where one stands. */
export function useFis(initial: FisState, entry: FisStep): FisWay {
  const { t } = useTranslation()
  const [state, setState] = useState(initial)
  const change = useCallback((part: Partial<FisState>) => setState((before) => ({ ...before, ...part })), [])
  const isExisting = initial.connectionId !== null
  const steps = useSteps({
    system: 'fis',
    all: fisSteps,
    entry,
    reached: !isExisting ? 'place' : initial.hasKept ? 'check' : 'key',
    isSaved: state.connectionId !== null,
    labelOf: (step) => t(`connect.fis.steps.${step}`),
  })
  return { state, isExisting, change, steps }
}
