import { Badge } from '@mantine/core'
import IconBuildingBank from '@tabler/icons-react/dist/esm/icons/IconBuildingBank.mjs'
import { useTranslation } from 'react-i18next'
import { bankIds, systems } from '../../../../shared/systems.ts'
import { RadioCards } from './RadioCards.tsx'
import { Step } from './Step.tsx'
import type { StepProps } from './use-wizard.ts'
import choice from './Choice.module.css'

/** The banks one can connect. Another choice begins another way: what was reached on the first counts for nothing there. */
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
      <RadioCards
        label={t('connect.bank.label')}
        value={state.system}
        onChange={(system) => change({ system, reached: 'bank' })}
        choices={bankIds.map((id) => ({
          value: id,
          icon: <IconBuildingBank size={20} stroke={1.7} />,
          name: systems[id].name,
          badge: systems[id].closedIn !== null && (
            <Badge component="span" color="gray" variant="light" className={choice.badge ?? ''}>
              {t('connect.bank.closed')}
            </Badge>
          ),
          text: t(`connect.bank.about.${id}`, { year: systems[id].closedIn ?? '' }),
        }))}
      />
    </Step>
  )
}
