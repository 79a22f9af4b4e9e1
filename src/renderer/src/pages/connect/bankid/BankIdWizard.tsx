import { useTranslation } from 'react-i18next'
import { WizardFrame } from '../WizardFrame.tsx'
import { BankIdCheckStep } from './BankIdCheckStep.tsx'
import { BankIdDoneStep } from './BankIdDoneStep.tsx'
import type { BankIdState, BankIdStep } from './bankid-state.ts'
import { CertificateStep } from './CertificateStep.tsx'
import { EnvironmentStep } from './EnvironmentStep.tsx'
import { TryStep } from './TryStep.tsx'
import { useBankId, type BankIdStepProps } from './use-bankid.ts'

interface BankIdWizardProps {
  /** The connection's name; null while there is none. */
  readonly name: string | null
  readonly initial: BankIdState
  readonly entry: BankIdStep
}

const steps = {
  environment: EnvironmentStep,
  certificate: CertificateStep,
  check: BankIdCheckStep,
  try: TryStep,
  done: BankIdDoneStep,
} as const satisfies Record<BankIdStep, (props: BankIdStepProps) => unknown>

/** BankID as a relying party: which of its two worlds, the certificate, whether it is taken, and one's own face as the proof. */
export function BankIdWizard({ name, initial, entry }: BankIdWizardProps) {
  const { t } = useTranslation()
  const wizard = useBankId(initial, entry)
  const Step = steps[wizard.steps.step]
  return (
    <WizardFrame
      title={name === null ? t('connect.bankid.title') : t('connect.bankid.renewTitle', { name })}
      steps={wizard.steps}
      isSaved={wizard.state.connectionId !== null}
    >
      <Step wizard={wizard} />
    </WizardFrame>
  )
}
