import { useTranslation } from 'react-i18next'
import { redirectUriOf } from '../../../../shared/sparebank1.ts'
import { Problem } from '../../components/Problem.tsx'
import { useStatus } from '../../status.ts'
import { Instruction, Instructions } from './Instructions.tsx'
import { Note } from './Note.tsx'
import { OpenLink } from './OpenLink.tsx'
import { usePort } from './PortField.tsx'
import { RedirectUri } from './RedirectUri.tsx'
import { SaveAndClose } from './SaveAndClose.tsx'
import { Step } from './Step.tsx'
import { TechnicalSettings } from './TechnicalSettings.tsx'
import { useSaveSettings, type StepProps } from './use-wizard.ts'

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
          <OpenLink link="sparebank1-portal" label={t('connect.register.open.button')} />
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
