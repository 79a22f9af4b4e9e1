import { Badge } from '@mantine/core'
import IconBolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs'
import IconBuildingBank from '@tabler/icons-react/dist/esm/icons/IconBuildingBank.mjs'
import IconId from '@tabler/icons-react/dist/esm/icons/IconId.mjs'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { bankIds, systems, type SystemId } from '../../../../shared/systems.ts'
import { RadioCards } from './RadioCards.tsx'
import { Step } from './Step.tsx'
import type { StepProps } from './use-wizard.ts'
import { isOtherSystem, otherSystems } from './wizard-state.ts'
import choice from './Choice.module.css'

const icons = { bankid: IconId, fis: IconBolt } as const

/** The banks one can connect, and the systems that are none, which have wizards of their own. Another choice begins another way: what was reached on the first counts for nothing there. */
export function BankStep({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { state, change, next } = wizard
  const navigate = useNavigate()
  const { other } = state
  return (
    <Step
      title={t('connect.bank.title')}
      subtitle={t('connect.bank.subtitle')}
      nextLabel={t('connect.next')}
      onNext={other === null ? next : () => void navigate(`/connect?system=${other}`)}
    >
      <RadioCards<SystemId>
        label={t('connect.bank.label')}
        value={other ?? state.system}
        onChange={(system) =>
          isOtherSystem(system) ? change({ other: system }) : change({ system, other: null, reached: 'bank' })
        }
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
        others={{
          heading: t('connect.bank.others'),
          choices: otherSystems.map((id) => {
            const Icon = icons[id]
            return {
              value: id,
              icon: <Icon size={20} stroke={1.7} />,
              name: systems[id].name,
              text: t(`connect.bank.about.${id}`),
            }
          }),
        }}
      />
    </Step>
  )
}
