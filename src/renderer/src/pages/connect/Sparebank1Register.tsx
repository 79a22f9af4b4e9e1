import { Button } from '@mantine/core'
import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs'
import { useTranslation } from 'react-i18next'
import { redirectUriOf } from '../../../../shared/sparebank1.ts'
import { useCommand } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import { useStatus } from '../../status.ts'
import { Instruction, Instructions } from './Instructions.tsx'
import { Note } from './Note.tsx'
import { usePort } from './PortField.tsx'
import { RedirectUri } from './RedirectUri.tsx'
import { SaveAndClose } from './SaveAndClose.tsx'
import { Step } from './Step.tsx'
import { TechnicalSettings } from './TechnicalSettings.tsx'
import { useSaveSettings, type StepProps } from './use-wizard.ts'
import styles from './Sparebank1Register.module.css'

/** What to do on the bank's developer page, word by word, with the address to paste. */
export function Sparebank1Register({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { isDemo } = useStatus()
  const { state, isExisting, set, next, back } = wizard
  const settings = state.settings.sparebank1
  const saving = useSaveSettings(wizard)
  const port = usePort(settings.redirectPort, (redirectPort) => set({ ...settings, redirectPort }))
  const save = (onSaved: () => void) => {
    if (port.isRight) saving.save(onSaved)
  }
  return (
    <Step
      title={t('connect.register.title')}
      subtitle={t('connect.register.subtitle')}
      nextLabel={t('connect.next')}
      onNext={() => save(next)}
      onBack={state.connectionId === null ? back : undefined}
      isBusy={saving.isPending}
      aside={isExisting && <SaveAndClose isBusy={saving.isPending} onSave={save} />}
    >
      {isDemo ? (
        <Note>{t('connect.register.demo')}</Note>
      ) : (
        <Note title={t('connect.register.whyTitle')}>{t('connect.register.why')}</Note>
      )}
      <Instructions>
        <Instruction title={t('connect.register.open.title')} text={t('connect.register.open.text')}>
          <OpenPortal />
        </Instruction>
        <Instruction title={t('connect.register.create.title')} text={t('connect.register.create.text')} />
        <Instruction title={t('connect.register.redirect.title')} text={t('connect.register.redirect.text')}>
          <RedirectUri uri={redirectUriOf(settings.redirectPort)} />
        </Instruction>
        <Instruction title={t('connect.register.finish.title')} text={t('connect.register.finish.text')} />
      </Instructions>
      <TechnicalSettings
        settings={settings}
        port={port}
        startsOpen={isExisting}
        onChange={(change) => set({ ...settings, ...change })}
      />
      {saving.error !== undefined && <Problem error={saving.error} />}
    </Step>
  )
}

function OpenPortal() {
  const { t } = useTranslation()
  const open = useCommand('app:open-link')
  return (
    <>
      <div className={styles.open}>
        <Button
          variant="light"
          leftSection={<IconExternalLink size={16} stroke={1.8} aria-hidden="true" />}
          loading={open.isPending}
          onClick={() => open.mutate({ link: 'sparebank1-portal' })}
        >
          {t('connect.register.open.button')}
        </Button>
        <span role="status" className={styles.opened}>
          {open.isSuccess && t('connect.register.open.opened')}
        </span>
      </div>
      {open.isError && <Problem error={open.error.failure} />}
    </>
  )
}
