import IconBolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs'
import IconPlugConnected from '@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Step } from '../Step.tsx'
import { Uses } from '../Uses.tsx'
import type { FisStepProps } from './use-fis.ts'

/** What can be seen from now on. */
export function FisDoneStep({ wizard: { steps } }: FisStepProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const words = 'connect.fis.done'
  return (
    <Step
      title={t(`${words}.title`)}
      subtitle={t(`${words}.subtitle`)}
      onBack={steps.back}
      nextLabel={t('connect.finish')}
      onNext={() => void navigate('/connections')}
    >
      <Uses
        uses={[
          {
            icon: <IconBolt size={20} stroke={1.7} />,
            title: t(`${words}.page.title`),
            text: t(`${words}.page.text`),
            to: '/flexibility',
            action: t(`${words}.page.action`),
          },
          {
            icon: <IconPlugConnected size={20} stroke={1.7} />,
            title: t(`${words}.manage.title`),
            text: t(`${words}.manage.text`),
            to: '/connections',
            action: t(`${words}.manage.action`),
          },
        ]}
      />
    </Step>
  )
}
