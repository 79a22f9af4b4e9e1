import { useTranslation } from 'react-i18next'
import { useSync } from '../../components/use-sync.ts'
import { AccountsStep } from './AccountsStep.tsx'
import { BankStep } from './BankStep.tsx'
import { DoorStep } from './bunq/DoorStep.tsx'
import { PrepareStep } from './bunq/PrepareStep.tsx'
import { ConsentStep } from './ConsentStep.tsx'
import { CredentialsStep } from './CredentialsStep.tsx'
import { FinInstStep } from './FinInstStep.tsx'
import { RegisterStep } from './RegisterStep.tsx'
import { NoticeStep } from './sbanken/NoticeStep.tsx'
import { StepRail } from './StepRail.tsx'
import { SyncStep } from './SyncStep.tsx'
import type { StepName } from './steps.ts'
import { useWizard, type StepProps } from './use-wizard.ts'
import type { WizardState } from './wizard-state.ts'
import styles from './Wizard.module.css'

interface WizardProps {
  /** The connection's name; null while there is none. */
  readonly name: string | null
  readonly initial: () => WizardState
}

const steps = {
  bank: BankStep,
  notice: NoticeStep,
  door: DoorStep,
  register: RegisterStep,
  credentials: CredentialsStep,
  finInst: FinInstStep,
  prepare: PrepareStep,
  consent: ConsentStep,
  accounts: AccountsStep,
  sync: SyncStep,
} as const satisfies Record<StepName, (props: StepProps) => unknown>

/** The way on the left, the step on the right. One step is drawn at a time; what was typed outlives it. */
export function Wizard({ name, initial }: WizardProps) {
  const { t } = useTranslation()
  const wizard = useWizard(initial)
  const sync = useSync(wizard.state.connectionId)
  const { step, other } = wizard.state
  const Step = steps[step]
  const newTitle = other === null ? t('connect.title') : t(`connect.${other}.title`)
  return (
    <div className={styles.wizard}>
      <StepRail wizard={wizard} title={name === null ? newTitle : t('connect.renewTitle', { name })} />
      <div key={step} className={styles.side}>
        <Step wizard={wizard} sync={sync} />
      </div>
    </div>
  )
}
