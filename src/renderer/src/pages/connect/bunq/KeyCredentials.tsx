import { Button } from '@mantine/core'
import IconFlask from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs'
import { useTranslation } from 'react-i18next'
import { useStatus } from '../../../status.ts'
import { CredentialsFrame } from '../CredentialsFrame.tsx'
import { DemoClient } from '../DemoClient.tsx'
import { Note } from '../Note.tsx'
import { SecretField } from '../SecretField.tsx'
import { useCredentials, type CredentialsForm } from '../use-credentials.ts'
import type { StepProps, Wizard } from '../use-wizard.ts'
import styles from './KeyCredentials.module.css'

const longestKey = 4096

/** A personal API key, or in the sandbox an invented user whose key the app asks for itself. */
export function KeyCredentials({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { demoCredentials } = useStatus()
  const form = useCredentials(wizard)
  const { state, isExisting, type } = wizard
  const { environment } = state.settings.bunq
  const isKept = !isExisting && state.connectionId !== null
  const fault = form.faults.apiKey
  const keep = (
    <>
      <p>{t('connect.bunq.key.keep')}</p>
      <p>{t('connect.bunq.key.deletes')}</p>
    </>
  )
  return (
    <CredentialsFrame
      wizard={wizard}
      form={form}
      title={t('connect.bunq.key.enterTitle')}
      subtitle={t('connect.bunq.key.enterSubtitle')}
      stored={t('connect.bunq.key.stored')}
      keep={keep}
    >
      {environment === 'sandbox' && <NewUser wizard={wizard} form={form} />}
      {demoCredentials?.bunq !== undefined && (
        <DemoClient
          values={[[t('connect.bunq.key.label'), demoCredentials.bunq.apiKey]]}
          onFill={() => type({ apiKey: demoCredentials.bunq?.apiKey ?? '' })}
        />
      )}
      <SecretField
        label={t('connect.bunq.key.label')}
        help={isKept ? t('connect.bunq.key.storedJustNow') : t('connect.bunq.key.help')}
        show={t('connect.bunq.key.show')}
        hide={t('connect.bunq.key.hide')}
        value={state.typed.apiKey}
        maxLength={longestKey}
        error={fault === undefined ? null : t(`connect.bunq.key.${keyFault(fault)}`)}
        onType={(apiKey) => type({ apiKey })}
      />
    </CredentialsFrame>
  )
}

function keyFault(fault: NonNullable<CredentialsForm['faults']['apiKey']>) {
  return fault === 'is-sandbox' || fault === 'is-production' ? fault : 'missing'
}

function NewUser({ wizard, form }: { readonly wizard: Wizard; readonly form: CredentialsForm }) {
  const { t } = useTranslation()
  return (
    <Note title={t('connect.bunq.key.newUser.title')} icon={<IconFlask size={20} stroke={1.7} />}>
      <p>{t('connect.bunq.key.newUser.text')}</p>
      <div className={styles.make}>
        <Button variant="light" loading={form.isPending} onClick={() => form.makeSandboxUser(wizard.next)}>
          {t('connect.bunq.key.newUser.button')}
        </Button>
      </div>
    </Note>
  )
}
