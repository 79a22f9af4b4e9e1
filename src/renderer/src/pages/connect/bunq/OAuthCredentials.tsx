import { useTranslation } from 'react-i18next'
import { useStatus } from '../../../status.ts'
import { ClientFields } from '../ClientFields.tsx'
import { CredentialsFrame } from '../CredentialsFrame.tsx'
import { DemoClient } from '../DemoClient.tsx'
import { useCredentials } from '../use-credentials.ts'
import type { StepProps } from '../use-wizard.ts'

/** The client of bunq's second way in. */
export function OAuthCredentials({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { demoCredentials } = useStatus()
  const form = useCredentials(wizard)
  const demo = demoCredentials?.bunq
  return (
    <CredentialsFrame
      wizard={wizard}
      form={form}
      title={t('connect.bunq.oauth.enterTitle')}
      subtitle={t('connect.bunq.oauth.enterSubtitle')}
      stored={t('connect.credentials.stored')}
      keep={t('connect.credentials.keep')}
    >
      {demo !== undefined && (
        <DemoClient
          values={[
            [t('connect.credentials.clientId'), demo.clientId],
            [t('connect.credentials.clientSecret'), demo.clientSecret],
          ]}
          onFill={() => wizard.type({ clientId: demo.clientId, clientSecret: demo.clientSecret })}
        />
      )}
      <ClientFields
        wizard={wizard}
        faults={form.faults}
        words={{
          id: t('connect.credentials.clientId'),
          idHelp: t('connect.bunq.oauth.clientIdHelp'),
          secret: t('connect.credentials.clientSecret'),
          secretHelp: t('connect.credentials.clientSecretHelp'),
          required: wizard.isExisting
            ? t('connect.credentials.bothRequired')
            : t('connect.bunq.oauth.required'),
        }}
      />
    </CredentialsFrame>
  )
}
