import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CredentialsFrame } from '../CredentialsFrame.tsx'
import { pemSlots } from '../pem-file.ts'
import { useCredentials } from '../use-credentials.ts'
import type { StepProps } from '../use-wizard.ts'
import { PemFileField } from './PemFileField.tsx'
import styles from './PemFileField.module.css'

const longestName = 30

/** In the sandbox a name for a certificate the app makes; else the files of one's own. */
export function ProviderCredentials({ wizard }: StepProps) {
  const { t } = useTranslation()
  const form = useCredentials(wizard)
  const { state, type } = wizard
  const isSandbox = state.settings.bunq.environment === 'sandbox'
  const fault = form.faults.providerName
  return (
    <CredentialsFrame
      wizard={wizard}
      form={form}
      title={isSandbox ? t('connect.bunq.provider.nameTitle') : t('connect.bunq.provider.filesTitle')}
      subtitle={
        isSandbox ? t('connect.bunq.provider.nameSubtitle') : t('connect.bunq.provider.filesSubtitle')
      }
      stored={t('connect.bunq.provider.stored')}
      keep={t('connect.bunq.provider.keep')}
    >
      {isSandbox ? (
        <TextInput
          label={t('connect.bunq.provider.name')}
          description={t('connect.bunq.provider.nameHelp')}
          value={state.typed.providerName}
          maxLength={longestName}
          autoComplete="off"
          error={
            fault === undefined
              ? null
              : fault === 'missing'
                ? t('connect.bunq.provider.nameMissing')
                : t('connect.bunq.provider.nameRule')
          }
          onChange={(event) => type({ providerName: event.currentTarget.value })}
        />
      ) : (
        <div className={styles.list}>
          {pemSlots.map((slot) => (
            <PemFileField
              key={slot}
              slot={slot}
              file={state.typed[slot]}
              fault={form.faults[slot]}
              onChoose={(file) => type({ [slot]: file })}
            />
          ))}
        </div>
      )}
    </CredentialsFrame>
  )
}
