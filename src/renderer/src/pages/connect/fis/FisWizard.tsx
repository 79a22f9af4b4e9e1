import { useTranslation } from 'react-i18next'
import { WizardFrame } from '../WizardFrame.tsx'
import { ActAsStep } from './ActAsStep.tsx'
import { FisCheckStep } from './FisCheckStep.tsx'
import { FisDoneStep } from './FisDoneStep.tsx'
import type { FisState, FisStep } from './fis-state.ts'
import { KeyStep } from './KeyStep.tsx'
import { PlaceStep } from './PlaceStep.tsx'
import { RegisterKeyStep } from './RegisterKeyStep.tsx'
import { useFis, type FisStepProps } from './use-fis.ts'

interface FisWizardProps {
  /** The connection's name; null while there is none. */
  readonly name: string | null
  readonly initial: FisState
  readonly entry: FisStep
}

const steps = {
  place: PlaceStep,
  key: KeyStep,
  register: RegisterKeyStep,
  actAs: ActAsStep,
  check: FisCheckStep,
  done: FisDoneStep,
} as const satisfies Record<FisStep, (props: FisStepProps) => unknown>

/** FIS: where it is, a key and its registration, whom to act as, and whether all of it is taken. */
export function FisWizard({ name, initial, entry }: FisWizardProps) {
  const { t } = useTranslation()
  const wizard = useFis(initial, entry)
  const Step = steps[wizard.steps.step]
  return (
    <WizardFrame
      title={name === null ? t('connect.fis.title') : t('connect.fis.renewTitle', { name })}
      steps={wizard.steps}
      isSaved={wizard.state.connectionId !== null}
    >
      <Step wizard={wizard} />
    </WizardFrame>
  )
}
