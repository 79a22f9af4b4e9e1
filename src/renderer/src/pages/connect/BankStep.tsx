import { Radio } from '@mantine/core'
import IconBuildingBank from '@tabler/icons-react/dist/esm/icons/IconBuildingBank.mjs'
import { useTranslation } from 'react-i18next'
import { systemIds, systems, type SystemId } from '../../../../shared/systems.ts'
import { Step } from './Step.tsx'
import type { StepProps } from './use-wizard.ts'
import styles from './Choice.module.css'

/** The banks one can connect. */
export function BankStep({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { state, change, next } = wizard
  return (
    <Step
      title={t('connect.bank.title')}
      subtitle={t('connect.bank.subtitle')}
      nextLabel={t('connect.next')}
      onNext={next}
    >
      <Radio.Group
        aria-label={t('connect.bank.label')}
        value={state.system}
        onChange={(value) => change({ system: value as SystemId })}
      >
        <div className={styles.list}>
          {systemIds.map((id) => (
            <Radio.Card key={id} value={id} className={styles.card ?? ''}>
              <span className={styles.icon} aria-hidden="true">
                <IconBuildingBank size={20} stroke={1.7} />
              </span>
              <span className={styles.words}>
                <span className={styles.name}>{systems[id].name}</span>
                <span className={styles.text}>
                  {t(`connect.bank.about.${id}`, { year: systems[id].closedIn ?? '' })}
                </span>
              </span>
              <Radio.Indicator />
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
    </Step>
  )
}
