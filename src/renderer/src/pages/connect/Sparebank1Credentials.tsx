import { useTranslation } from 'react-i18next'
import { useStatus } from '../../status.ts'
import { ClientFields } from './ClientFields.tsx'
import { CredentialsFrame } from './CredentialsFrame.tsx'
import { DemoClient } from './DemoClient.tsx'
import { useCredentials } from './use-credentials.ts'
import type { StepProps } from './use-wizard.ts'

/** Client ID and secret. The secret goes to main once; from then on it is in the keychain and no longer here. */
export function Sparebank1Credentials({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { demoClient } = useStatus()
  const form = useCredentials(wizard)
  const { isExisting } = wizard
  const keep = (
    <>
      <p>{t('connect.credentials.keep')}</p>
      <p>{t('connect.credentials.expires')}</p>
    </>
  )
  return (
    <CredentialsFrame
      wizard={wizard}
      form={form}
      title={t('connect.credentials.title')}
      subtitle={t('connect.credentials.subtitle')}
      stored={t('connect.credentials.stored')}
      keep={keep}
    >
      {demoClient !== null && (
        <DemoClient
          values={[
            [t('connect.credentials.clientId'), demoClient.clientId],
            [t('connect.credentials.clientSecret'), demoClient.clientSecret],
          ]}
          onFill={() => wizard.type(demoClient)}
        />
      )}
      <ClientFields
        wizard={wizard}
        faults={form.faults}
        words={{
          id: t('connect.credentials.clientId'),
          idHelp: t('connect.credentials.clientIdHelp'),
          secret: t('connect.credentials.clientSecret'),
          secretHelp: t('connect.credentials.clientSecretHelp'),
          required: isExisting ? t('connect.credentials.bothRequired') : t('connect.credentials.required'),
        }}
      />
    </CredentialsFrame>
  )
}
