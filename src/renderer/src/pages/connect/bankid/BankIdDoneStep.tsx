import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import IconPlugConnected from '@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs'
import IconWritingSign from '@tabler/icons-react/dist/esm/icons/IconWritingSign.mjs'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Step } from '../Step.tsx'
import { Uses } from '../Uses.tsx'
import type { BankIdStepProps } from './use-bankid.ts'

/** What BankID can be used for from now on. */
export function BankIdDoneStep({ wizard: { state, steps } }: BankIdStepProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const words = 'connect.bankid.done'
  const { identified } = state
  return (
    <Step
      title={t(`${words}.title`)}
      subtitle={
        identified === null ? t(`${words}.subtitle`) : t(`${words}.tried`, { name: identified.user.name })
      }
      onBack={steps.back}
      nextLabel={t('connect.finish')}
      onNext={() => void navigate('/connections')}
    >
      <Uses
        uses={[
          {
            icon: <IconLock size={20} stroke={1.7} />,
            title: t(`${words}.lock.title`),
            text: t(`${words}.lock.text`),
            to: '/settings',
            action: t(`${words}.lock.action`),
          },
          {
            icon: <IconWritingSign size={20} stroke={1.7} />,
            title: t(`${words}.sign.title`),
            text: t(`${words}.sign.text`),
            to: '/signing',
            action: t(`${words}.sign.action`),
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
