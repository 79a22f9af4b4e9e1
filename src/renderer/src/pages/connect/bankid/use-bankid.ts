import { useTranslation } from 'react-i18next'
import { useWay, type Way } from '../use-way.ts'
import { bankIdSteps, type BankIdState, type BankIdStep } from './bankid-state.ts'

export type BankIdWay = Way<BankIdState, BankIdStep>

/** What every step is given. */
export interface BankIdStepProps {
  readonly wizard: BankIdWay
}

/** What was chosen and typed, and where one stands. */
export function useBankId(initial: BankIdState, entry: BankIdStep): BankIdWay {
  const { t } = useTranslation()
  return useWay({
    system: 'bankid',
    all: bankIdSteps,
    initial,
    entry,
    reached: initial.connectionId === null ? 'environment' : initial.isChecked ? 'try' : 'check',
    labelOf: (step) => t(`connect.bankid.steps.${step}`),
  })
}
