import IconShieldLock from '@tabler/icons-react/dist/esm/icons/IconShieldLock.mjs'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../components/Problem.tsx'
import { Note } from './Note.tsx'
import { SaveAndClose } from './SaveAndClose.tsx'
import { Step } from './Step.tsx'
import type { CredentialsForm } from './use-credentials.ts'
import type { Wizard } from './use-wizard.ts'

interface CredentialsFrameProps {
  readonly wizard: Wizard
  readonly form: CredentialsForm
  readonly title: string
  readonly subtitle: string
  /** Said where credentials are kept already. */
  readonly stored: string
  /** Where they are kept, and what ends them. */
  readonly keep: ReactNode
  readonly children: ReactNode
}

/** What every bank's credentials step has: the fields between what is kept and where it is kept, and the ways on. */
export function CredentialsFrame(props: CredentialsFrameProps) {
  const { t } = useTranslation()
  const { wizard, form } = props
  return (
    <Step
      title={props.title}
      subtitle={props.subtitle}
      nextLabel={form.willKeep ? t('connect.next') : t('connect.credentials.save')}
      onNext={() => form.save(wizard.next)}
      onBack={
        wizard.state.connectionId !== null && wizard.state.system === 'sbanken' ? undefined : wizard.back
      }
      isBusy={form.isPending}
      aside={wizard.isExisting && <SaveAndClose isBusy={form.isPending} onSave={form.save} />}
    >
      {wizard.isExisting && <Note>{props.stored}</Note>}
      {props.children}
      <Note title={t('connect.credentials.keepTitle')} icon={<IconShieldLock size={20} stroke={1.7} />}>
        {props.keep}
      </Note>
      {form.error !== undefined && <Problem error={form.error} />}
    </Step>
  )
}
