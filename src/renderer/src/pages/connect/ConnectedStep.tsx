import IconPlugConnected from '@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Step } from './Step.tsx'
import { Uses, type Use } from './Uses.tsx'

interface ConnectedStepProps {
  readonly title: string
  readonly subtitle: string
  /** What it is good for, each with the way there. */
  readonly uses: readonly Use[]
  /** What the card among the connections tells of it. */
  readonly manage: string
  readonly onBack: (() => void) | undefined
}

/** The last step of a system that is no bank: what can be done with it from now on. */
export function ConnectedStep({ title, subtitle, uses, manage, onBack }: ConnectedStepProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const card = {
    icon: <IconPlugConnected size={20} stroke={1.7} />,
    title: t('connect.connected.manage'),
    text: manage,
    to: '/connections',
    action: t('connect.connected.toConnections'),
  }
  return (
    <Step
      title={title}
      subtitle={subtitle}
      onBack={onBack}
      nextLabel={t('connect.finish')}
      onNext={() => void navigate('/connections')}
    >
      <Uses uses={[...uses, card]} />
    </Step>
  )
}
