import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSteps, type Steps } from '../use-steps.ts'
import { bankIdSteps, type BankIdState, type BankIdStep } from './bankid-state.ts'

export interface BankIdWay {
  readonly state: BankIdState
  /** The wizard was opened on a connection there was before. */
  readonly isExisting: boolean
  readonly change: (change: Partial<BankIdState>) => void
  readonly steps: Steps<BankIdStep>
}

/** What every step is given. */
export interface BankIdStepProps {
  readonly wizard: BankIdWay
}

/** What was chosen and typed, and where one stands. */
export function useBankId(initial: BankIdState, entry: BankIdStep): BankIdWay {
  const { t } = useTranslation()
  const [state, setState] = useState(initial)
  const change = useCallback(
    (part: Partial<BankIdState>) => setState((before) => ({ ...before, ...part })),
    [],
  )
  const isExisting = initial.connectionId !== null
  const steps = useSteps({
    system: 'bankid',
    all: bankIdSteps,
    entry,
    reached: !isExisting ? 'environment' : initial.isChecked ? 'try' : 'check',
    isSaved: state.connectionId !== null,
    labelOf: (step) => t(`connect.bankid.steps.${step}`),
  })
  return { state, isExisting, change, steps }
}
