import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import { dateOf } from '../../format/date.ts'
import { useFormat } from '../../format/use-format.ts'
import { ConsentFailure } from './ConsentFailure.tsx'
import { ConsentWaiting } from './ConsentWaiting.tsx'
import { Note } from './Note.tsx'
import { Step } from './Step.tsx'
import { useSignIn } from './use-sign-in.ts'
import type { Wizard, StepProps } from './use-wizard.ts'
import styles from './ConsentStep.module.css'

/** Signing in at the bank: what happens, the waiting, and every way it can end. */
export function ConsentStep({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { state, next, back } = wizard
  const signIn = useSignIn(wizard)
  if (signIn.isWaiting && state.connectionId !== null) {
    return (
      <ConsentWaiting
        connectionId={state.connectionId}
        cancelFailure={signIn.cancelFailure}
        onCancel={signIn.cancel}
      />
    )
  }
  const hasFailed = signIn.failure !== undefined
  return (
    <Step
      title={t('connect.consent.title')}
      subtitle={t('connect.consent.subtitle')}
      onBack={back}
      isBusy={signIn.isSaving}
      {...footer(state.hasConsent, hasFailed, t('connect.next'), t('connect.consent.start'))}
      onNext={state.hasConsent ? next : () => signIn.start()}
    >
      {signIn.failure !== undefined && (
        <ConsentFailure wizard={wizard} failure={signIn.failure} onStart={signIn.start} />
      )}
      {signIn.saveFailure !== undefined && <Problem error={signIn.saveFailure} />}
      {state.hasConsent && <Note title={t('connect.consent.given')}>{t('connect.consent.givenText')}</Note>}
      {!hasFailed && <Explanation wizard={wizard} />}
    </Step>
  )
}

/** After a failure the ways on stand with it, and the footer has only the way back. */
function footer(hasConsent: boolean, hasFailed: boolean, next: string, start: string) {
  if (hasConsent) return { nextLabel: next }
  return hasFailed ? {} : { nextLabel: start }
}

function Explanation({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation()
  const { state, isExisting } = wizard
  const isLegacy = state.settings.generation === 'legacy'
  return (
    <>
      {isExisting && <StillGiven wizard={wizard} />}
      <section>
        <h2 className={styles.heading}>{t('connect.consent.what')}</h2>
        <ol className={styles.steps}>
          <li>{t('connect.consent.steps.browser')}</li>
          <li>{t('connect.consent.steps.bankid')}</li>
          <li>{t('connect.consent.steps.approve')}</li>
        </ol>
        <p className={styles.minutes}>{t('connect.consent.minutes')}</p>
      </section>
      <Note title={t('connect.consent.honestTitle')} icon={<IconShieldCheck size={20} stroke={1.7} />}>
        <p>{t('connect.consent.honest')}</p>
        <p>{isLegacy ? t('connect.consent.lastsLegacy') : t('connect.consent.lasts')}</p>
      </Note>
    </>
  )
}

/** Renewing early is as good as renewing late: what is there stays. */
function StillGiven({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation()
  const format = useFormat()
  const connections = useApi('connections:list', undefined)
  const connection = connections.data?.find(({ id }) => id === wizard.state.connectionId)
  const ends = connection?.status === 'ready' ? connection.consentEndsAt : null
  return (
    <Note>
      {ends === null
        ? t('connect.consent.renewal')
        : t('connect.consent.stillGiven', { date: format.date(dateOf(ends), 'long') })}
    </Note>
  )
}
