import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bunqRedirectUri } from '../../../../../shared/bunq.ts'
import type { Failure } from '../../../../../shared/errors.ts'
import { systems } from '../../../../../shared/systems.ts'
import { useCommand } from '../../../api.ts'
import { Problem } from '../../../components/Problem.tsx'
import { useProgress } from '../../../progress.ts'
import { Note } from '../Note.tsx'
import { StageList } from '../StageList.tsx'
import type { JobState } from '../stages.ts'
import { Step } from '../Step.tsx'
import { usePrepare } from '../use-prepare.ts'
import type { StepProps, Wizard } from '../use-wizard.ts'
import type { WizardState } from '../wizard-state.ts'
import { PreparedFacts } from './PreparedFacts.tsx'
import styles from './PrepareStep.module.css'

const stages = [
  'certificate',
  'installation',
  'credential',
  'device',
  'session',
  'oauth-client',
  'callback-url',
] as const

/** A provider's registration with bunq, stage by stage, which goes on where it stopped; then what was made. */
export function PrepareStep({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { state, isExisting, back, next } = wizard
  const preparing = usePrepare(wizard)
  const isDone = isPrepared(state) && !preparing.isRunning && preparing.failure === undefined
  const job: JobState = preparing.isRunning
    ? 'running'
    : preparing.failure !== undefined
      ? 'failed'
      : isDone
        ? 'done'
        : 'waiting'
  const start = isExisting ? t('connect.bunq.prepare.again') : t('connect.bunq.prepare.start')
  const labels = {
    waiting: start,
    running: undefined,
    failed: t('connect.bunq.prepare.goOn'),
    done: t('connect.next'),
  } as const
  return (
    <Step
      title={t('connect.bunq.prepare.title')}
      subtitle={t('connect.bunq.prepare.subtitle')}
      onBack={preparing.isRunning ? undefined : back}
      isBusy={preparing.isSaving}
      nextLabel={labels[job]}
      onNext={isDone ? next : preparing.start}
      aside={<Aside wizard={wizard} job={job} />}
    >
      {isExisting && job === 'waiting' && <Note>{t('connect.bunq.prepare.before')}</Note>}
      <Stages wizard={wizard} job={job} />
      {preparing.failure !== undefined && !preparing.isRunning && (
        <Problem
          error={preparing.failure}
          bank={systems.bunq.name}
          {...(isOfCertificate(preparing.failure) ? { action: <ToCertificate wizard={wizard} /> } : {})}
        />
      )}
      {isDone && state.prepared !== null && <PreparedFacts prepared={state.prepared} />}
    </Step>
  )
}

/** Made for the redirect address in force: another port or form of it is to be registered first. */
function isPrepared({ prepared, settings }: WizardState): boolean {
  if (prepared === null) return false
  return prepared.redirectUri === null || prepared.redirectUri === bunqRedirectUri(settings.bunq)
}

/** Trying again helps nothing there: another certificate does. */
function isOfCertificate({ code }: Failure): boolean {
  return code === 'client-rejected' || code === 'client-missing'
}

function ToCertificate({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation()
  return (
    <Button variant="default" onClick={() => wizard.goTo('credentials')}>
      {t('connect.bunq.prepare.toCertificate')}
    </Button>
  )
}

interface PartProps {
  readonly wizard: Wizard
  readonly job: JobState
}

function Stages({ wizard, job }: PartProps) {
  const { t } = useTranslation()
  const { connectionId } = wizard.state
  const progress = useProgress('authorise', connectionId ?? undefined)
  return (
    <div>
      <StageList
        label={t('connect.bunq.prepare.label')}
        stages={stages}
        current={progress?.stage ?? null}
        job={job}
      />
      <p className={styles.said} role="status">
        {job === 'running'
          ? t('connect.bunq.prepare.running')
          : job !== 'done' && t('connect.bunq.prepare.kept')}
      </p>
    </div>
  )
}

/** While it runs: the way to stop it. Before, on a connection that was set up already: the way past it. */
function Aside({ wizard, job }: PartProps) {
  const { t } = useTranslation()
  const cancelling = useCommand('connection:cancel-authorise')
  const { connectionId } = wizard.state
  if (job === 'running' && connectionId !== null) {
    return (
      <Button
        variant="default"
        loading={cancelling.isPending}
        onClick={() => cancelling.mutate({ connectionId })}
      >
        {t('connect.bunq.prepare.stop')}
      </Button>
    )
  }
  if (!wizard.isExisting || job === 'done') return null
  return (
    <Button variant="default" onClick={wizard.next}>
      {t('connect.next')}
    </Button>
  )
}
