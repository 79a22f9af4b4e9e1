import { Button } from '@mantine/core'
import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../components/Problem.tsx'
import { useProgress } from '../../progress.ts'
import { ConsentFailure } from './ConsentFailure.tsx'
import { Note } from './Note.tsx'
import { StageList } from './StageList.tsx'
import type { JobState } from './stages.ts'
import { Step } from './Step.tsx'
import { StillGiven } from './StillGiven.tsx'
import { useSignIn } from './use-sign-in.ts'
import type { StepProps, Wizard } from './use-wizard.ts'
import styles from './BrowserConsent.module.css'

const keyStages = ['installation', 'device', 'session'] as const
const clientStages = ['asking-bank'] as const

/** Where no browser is needed: the credentials are tried out, and one sees how far that is. */
export function CheckStep({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { state, back, next, isExisting } = wizard
  const signIn = useSignIn(wizard)
  const words = state.system === 'bunq' ? 'connect.bunq.check' : 'connect.sbanken.check'
  const job: JobState = signIn.isWaiting
    ? 'running'
    : signIn.failure !== undefined
      ? 'failed'
      : state.hasConsent
        ? 'done'
        : 'waiting'
  const labels = {
    waiting: t(`${words}.start`),
    running: undefined,
    failed: undefined,
    done: t('connect.next'),
  } as const
  return (
    <Step
      title={t(`${words}.title`)}
      subtitle={t(`${words}.subtitle`)}
      onBack={job === 'running' ? undefined : back}
      isBusy={signIn.isSaving}
      nextLabel={labels[job]}
      onNext={job === 'done' ? next : () => signIn.start()}
      aside={
        job === 'running' && (
          <Button variant="default" onClick={signIn.cancel}>
            {t('connect.consent.waiting.cancel')}
          </Button>
        )
      }
    >
      {signIn.failure !== undefined && !signIn.isWaiting && (
        <ConsentFailure wizard={wizard} failure={signIn.failure} onStart={signIn.start} />
      )}
      {signIn.saveFailure !== undefined && <Problem error={signIn.saveFailure} />}
      {signIn.cancelFailure !== undefined && <Problem error={signIn.cancelFailure} />}
      {job === 'done' && <Note title={t(`${words}.given`)}>{t(`${words}.givenText`)}</Note>}
      {job === 'waiting' && isExisting && <StillGiven state={state} />}
      {job === 'waiting' && <Explanation wizard={wizard} />}
      {job === 'running' && <Running wizard={wizard} job={job} />}
    </Step>
  )
}

function Explanation({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation()
  if (wizard.state.system !== 'bunq') return <p className={styles.plain}>{t('connect.sbanken.check.text')}</p>
  return (
    <>
      <section>
        <h2 className={styles.heading}>{t('connect.bunq.check.what')}</h2>
        <ol className={styles.steps}>
          <li>{t('connect.bunq.check.steps.pair')}</li>
          <li>{t('connect.bunq.check.steps.device')}</li>
          <li>{t('connect.bunq.check.steps.session')}</li>
        </ol>
        <p className={styles.minutes}>{t('connect.bunq.check.slow')}</p>
      </section>
      <Note title={t('connect.consent.honestTitle')} icon={<IconShieldCheck size={20} stroke={1.7} />}>
        <p>{t('connect.bunq.door.doors.key.may')}</p>
        <p>{t('connect.bunq.key.deletes')}</p>
      </Note>
    </>
  )
}

function Running({ wizard, job }: { readonly wizard: Wizard; readonly job: JobState }) {
  const { t } = useTranslation()
  const { connectionId, system } = wizard.state
  const progress = useProgress('authorise', connectionId ?? undefined)
  const isBunq = system === 'bunq'
  return (
    <div>
      <StageList
        label={t('connect.bunq.check.label')}
        stages={isBunq ? keyStages : clientStages}
        current={progress?.stage ?? null}
        job={job}
      />
      <p className={styles.minutes} role="status">
        {isBunq ? t('connect.bunq.check.running') : t('connect.sbanken.check.running')}
      </p>
    </div>
  )
}
