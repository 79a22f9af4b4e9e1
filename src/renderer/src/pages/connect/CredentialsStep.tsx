import { PasswordInput, TextInput } from '@mantine/core'
import IconShieldLock from '@tabler/icons-react/dist/esm/icons/IconShieldLock.mjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../components/Problem.tsx'
import { useStatus } from '../../status.ts'
import { DemoClient } from './DemoClient.tsx'
import { Note } from './Note.tsx'
import { SaveAndClose } from './SaveAndClose.tsx'
import { Step } from './Step.tsx'
import { useSaveCredentials } from './use-save-credentials.ts'
import type { Wizard, StepProps } from './use-wizard.ts'
import { judgeCredentials } from './wizard-state.ts'

/** Client ID and secret. The secret goes to main once; from then on it is in the keychain and no longer here. */
export function CredentialsStep({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { demoClient } = useStatus()
  const { isExisting, change, next, back } = wizard
  const [isAsked, setAsked] = useState(false)
  const saving = useSaveCredentials(wizard)
  const verdict = judgeCredentials(wizard.state)
  const save = (onSaved: () => void) => {
    setAsked(true)
    if (verdict === 'keep') onSaved()
    else if (verdict === 'save') saving.save(onSaved)
  }
  return (
    <Step
      title={t('connect.credentials.title')}
      subtitle={t('connect.credentials.subtitle')}
      nextLabel={verdict === 'keep' ? t('connect.next') : t('connect.credentials.save')}
      onNext={() => save(next)}
      onBack={back}
      isBusy={saving.isPending}
      aside={isExisting && <SaveAndClose isBusy={saving.isPending} onSave={save} />}
    >
      {demoClient !== null && (
        <DemoClient
          client={demoClient}
          onFill={() => change({ clientId: demoClient.clientId, clientSecret: demoClient.clientSecret })}
        />
      )}
      {isExisting && <Note>{t('connect.credentials.stored')}</Note>}
      <Fields wizard={wizard} isAsked={isAsked} />
      <Note title={t('connect.credentials.keepTitle')} icon={<IconShieldLock size={20} stroke={1.7} />}>
        <p>{t('connect.credentials.keep')}</p>
        <p>{t('connect.credentials.expires')}</p>
      </Note>
      {saving.error !== undefined && <Problem error={saving.error} />}
    </Step>
  )
}

const longest = { id: 512, secret: 4096 } as const

interface FieldsProps {
  readonly wizard: Wizard
  /** true: the person pressed on, so what is missing is named. */
  readonly isAsked: boolean
}

function Fields({ wizard, isAsked }: FieldsProps) {
  const { t } = useTranslation()
  const { state, change, isExisting } = wizard
  const verdict = judgeCredentials(state)
  const rule = isExisting ? t('connect.credentials.bothRequired') : t('connect.credentials.required')
  const lacksId = isAsked && (verdict === 'missing-id' || verdict === 'missing-both')
  const lacksSecret = isAsked && (verdict === 'missing-secret' || verdict === 'missing-both')
  const isKept = !isExisting && state.savedClientId !== ''
  const secretHelp = isKept
    ? t('connect.credentials.storedJustNow')
    : t('connect.credentials.clientSecretHelp')
  const sign = (isRevealed: boolean) =>
    isRevealed ? t('connect.credentials.hide') : t('connect.credentials.show')
  const [isShown, setShown] = useState(false)
  return (
    <>
      <TextInput
        label={t('connect.credentials.clientId')}
        description={t('connect.credentials.clientIdHelp')}
        value={state.clientId}
        maxLength={longest.id}
        autoComplete="off"
        spellCheck={false}
        error={lacksId ? rule : null}
        onChange={(event) => change({ clientId: event.currentTarget.value })}
      />
      <PasswordInput
        label={t('connect.credentials.clientSecret')}
        description={secretHelp}
        value={state.clientSecret}
        maxLength={longest.secret}
        autoComplete="off"
        spellCheck={false}
        visible={isShown}
        onVisibilityChange={setShown}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{ 'aria-label': sign(isShown) }}
        error={lacksSecret ? rule : null}
        onChange={(event) => change({ clientSecret: event.currentTarget.value })}
      />
    </>
  )
}
