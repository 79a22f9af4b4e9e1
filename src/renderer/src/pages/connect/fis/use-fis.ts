import { useTranslation } from 'react-i18next'
import { useWay, type Way } from '../use-way.ts'
import { fisSteps, type FisState, type FisStep } from './fis-state.ts'

export type FisWay = Way<FisState, FisStep>

/** What every step is given. */
export interface FisStepProps {
  readonly wizard: FisWay
}

/** What was chosen and typed, and where one stands. */
export function useFis(initial: FisState, entry: FisStep): FisWay {
  const { t } = useTranslation()
  return useWay({
    system: 'fis',
    all: fisSteps,
    initial,
    entry,
    reached: initial.connectionId === null ? 'place' : initial.hasKept ? 'check' : 'key',
    labelOf: (step) => t(`connect.fis.steps.${step}`),
  })
}
