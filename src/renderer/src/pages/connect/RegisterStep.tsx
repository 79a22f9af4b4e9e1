import { Button } from '@mantine/core'
import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import { useStatus } from '../../status.ts'
import { Note } from './Note.tsx'
import { isUsablePort } from './port.ts'
import { RedirectUri } from './RedirectUri.tsx'
import { SaveAndClose } from './SaveAndClose.tsx'
import { Step } from './Step.tsx'
import { TechnicalSettings } from './TechnicalSettings.tsx'
import { useSaveSettings, type StepProps } from './use-wizard.ts'
import styles from './RegisterStep.module.css'

/** What to do on the bank's developer page, word by word, with the address to paste. */
export function RegisterStep({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { isDemo } = useStatus()
  const { state, isExisting, change, next, back } = wizard
  const saving = useSaveSettings(wizard)
  // Text, so that a half-typed number can stand in the field; settings get it as soon as it is one.
  const [port, setPort] = useState(String(state.settings.redirectPort))
  const isRight = isUsablePort(port)
  const typePort = (text: string) => {
    setPort(text)
    if (isUsablePort(text)) change({ settings: { ...state.settings, redirectPort: Number(text) } })
  }
  const save = (onSaved: () => void) => {
    if (isRight) saving.save(onSaved)
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
      <Instructions port={state.settings.redirectPort} />
      <TechnicalSettings
        settings={state.settings}
        port={port}
        isPortRight={isRight}
        startsOpen={isExisting}
        onPort={typePort}
        onChange={(settings) => change({ settings: { ...state.settings, ...settings } })}
      />
      {saving.error !== undefined && <Problem error={saving.error} />}
    </Step>
  )
}

function Instructions({ port }: { readonly port: number }) {
  const { t } = useTranslation()
  return (
    <ol className={styles.list}>
      <Instruction title={t('connect.register.open.title')} text={t('connect.register.open.text')}>
        <OpenPortal />
      </Instruction>
      <Instruction title={t('connect.register.create.title')} text={t('connect.register.create.text')} />
      <Instruction title={t('connect.register.redirect.title')} text={t('connect.register.redirect.text')}>
        <RedirectUri port={port} />
      </Instruction>
      <Instruction title={t('connect.register.finish.title')} text={t('connect.register.finish.text')} />
    </ol>
  )
}

interface InstructionProps {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

function Instruction({ title, text, children }: InstructionProps) {
  return (
    <li className={styles.item}>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
      {children !== undefined && <div className={styles.action}>{children}</div>}
    </li>
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
