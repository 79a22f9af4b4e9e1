import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import IconWritingSign from '@tabler/icons-react/dist/esm/icons/IconWritingSign.mjs'
import { useTranslation } from 'react-i18next'
import { ConnectedStep } from '../ConnectedStep.tsx'
import type { BankIdStepProps } from './use-bankid.ts'

const words = 'connect.bankid.done'

/** What BankID can be used for from now on. */
export function BankIdDoneStep({ wizard: { state, steps } }: BankIdStepProps) {
  const { t } = useTranslation()
  const { identified } = state
  const uses = [
    { name: 'lock', to: '/settings', icon: <IconLock size={20} stroke={1.7} /> },
    { name: 'sign', to: '/signing', icon: <IconWritingSign size={20} stroke={1.7} /> },
  ] as const
  return (
    <ConnectedStep
      title={t(`${words}.title`)}
      subtitle={
        identified === null ? t(`${words}.subtitle`) : t(`${words}.tried`, { name: identified.user.name })
      }
      uses={uses.map(({ name, to, icon }) => ({
        icon,
        to,
        title: t(`${words}.${name}.title`),
        text: t(`${words}.${name}.text`),
        action: t(`${words}.${name}.action`),
      }))}
      manage={t(`${words}.manage`)}
      onBack={steps.back}
    />
  )
}
