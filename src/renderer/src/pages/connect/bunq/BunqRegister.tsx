import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bunqRedirectUri } from '../../../../../shared/bunq.ts'
import { Problem } from '../../../components/Problem.tsx'
import { Disclosure } from '../Disclosure.tsx'
import { Instruction, Instructions } from '../Instructions.tsx'
import { PortField, usePort } from '../PortField.tsx'
import { RedirectUri } from '../RedirectUri.tsx'
import { SaveAndClose } from '../SaveAndClose.tsx'
import { Step } from '../Step.tsx'
import { useSaveSettings, type StepProps, type Wizard } from '../use-wizard.ts'
import { KeyInstructions } from './KeyInstructions.tsx'
import styles from './BunqRegister.module.css'

/** What to do in the bunq app for the way in that was chosen, or what the app will do by itself. */
export function BunqRegister({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { state, isExisting, set, next, back } = wizard
  const settings = state.settings.bunq
  const { door, environment } = settings
  const saving = useSaveSettings(wizard)
  const port = usePort(settings.redirectPort, (redirectPort) => set({ ...settings, redirectPort }))
  const save = (onSaved: () => void) => {
    if (port.isRight) saving.save(onSaved)
  }
  const isSandboxKey = door === 'key' && environment === 'sandbox'
  const words = `connect.bunq.${door}` as const
  return (
    <Step
      title={isSandboxKey ? t('connect.bunq.key.sandboxTitle') : t(`${words}.title`)}
      subtitle={isSandboxKey ? t('connect.bunq.key.sandboxSubtitle') : t(`${words}.subtitle`)}
      nextLabel={t('connect.next')}
      onNext={() => save(next)}
      onBack={state.connectionId === null ? back : undefined}
      isBusy={saving.isPending}
      aside={isExisting && door === 'oauth' && <SaveAndClose isBusy={saving.isPending} onSave={save} />}
    >
      {door === 'key' && <KeyInstructions environment={environment} />}
      {door === 'oauth' && <OAuthInstructions wizard={wizard} />}
      {door === 'provider' && <ProviderInstructions wizard={wizard} />}
      {door !== 'key' && (
        <Disclosure title={t('connect.bunq.redirect.advanced')} startsOpen={isExisting}>
          <PortField port={port} help={t('connect.bunq.redirect.port')} />
        </Disclosure>
      )}
      {saving.error !== undefined && <Problem error={saving.error} />}
    </Step>
  )
}

interface OfWizard {
  readonly wizard: Wizard
}

function OAuthInstructions({ wizard }: OfWizard) {
  const { t } = useTranslation()
  const isSandbox = wizard.state.settings.bunq.environment === 'sandbox'
  const open = isSandbox ? 'sandboxOpen' : 'open'
  return (
    <Instructions>
      <Instruction
        title={t(`connect.bunq.oauth.${open}.title`)}
        text={t(`connect.bunq.oauth.${open}.text`)}
      />
      <Instruction
        title={t('connect.bunq.oauth.redirect.title')}
        text={t('connect.bunq.oauth.redirect.text')}
      >
        <Redirect wizard={wizard} />
      </Instruction>
      <Instruction title={t('connect.bunq.oauth.finish.title')} text={t('connect.bunq.oauth.finish.text')} />
    </Instructions>
  )
}

/** Nothing is to be done by hand: what the set-up will do, so that it can be agreed to. */
function ProviderInstructions({ wizard }: OfWizard) {
  const { t } = useTranslation()
  const isSandbox = wizard.state.settings.bunq.environment === 'sandbox'
  const words = 'connect.bunq.provider'
  return (
    <Instructions>
      <Instruction
        title={t(`${words}.certificate.title`)}
        text={isSandbox ? t(`${words}.certificate.sandboxText`) : t(`${words}.certificate.text`)}
      />
      <Instruction title={t(`${words}.register.title`)} text={t(`${words}.register.text`)} />
      <Instruction title={t(`${words}.redirect.title`)} text={t(`${words}.redirect.text`)}>
        <Redirect wizard={wizard} />
      </Instruction>
    </Instructions>
  )
}

/** The address itself, and the other form of it for those whose bank wants that. */
function Redirect({ wizard }: OfWizard) {
  const { t } = useTranslation()
  const settings = wizard.state.settings.bunq
  const isHttps = settings.redirectScheme === 'https'
  return (
    <div className={styles.redirect}>
      <RedirectUri uri={bunqRedirectUri(settings)} />
      <Switch
        label={t('connect.bunq.redirect.scheme')}
        description={t('connect.bunq.redirect.schemeText')}
        checked={isHttps}
        onChange={(event) =>
          wizard.set({ ...settings, redirectScheme: event.currentTarget.checked ? 'https' : 'http' })
        }
      />
    </div>
  )
}
