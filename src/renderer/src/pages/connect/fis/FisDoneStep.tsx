import IconBolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs'
import { useTranslation } from 'react-i18next'
import { ConnectedStep } from '../ConnectedStep.tsx'
import type { FisStepProps } from './use-fis.ts'

const words = 'connect.fis.done'

/** What can be seen from now on. */
export function FisDoneStep({ wizard: { steps } }: FisStepProps) {
  const { t } = useTranslation()
  const page = {
    icon: <IconBolt size={20} stroke={1.7} />,
    title: t(`${words}.page.title`),
    text: t(`${words}.page.text`),
    to: '/flexibility',
    action: t(`${words}.page.action`),
  }
  return (
    <ConnectedStep
      title={t(`${words}.title`)}
      subtitle={t(`${words}.subtitle`)}
      uses={[page]}
      manage={t(`${words}.manage`)}
      onBack={steps.back}
    />
  )
}
