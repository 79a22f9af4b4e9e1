import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../components/Problem.tsx'
import { BunqExplanation } from './bunq/BunqExplanation.tsx'
import { ConsentFailure } from './ConsentFailure.tsx'
import { ConsentWaiting } from './ConsentWaiting.tsx'
import { Note } from './Note.tsx'
import { Step } from './Step.tsx'
import { StillGiven } from './StillGiven.tsx'
import { useSignIn } from './use-sign-in.ts'
import type { Wizard, StepProps } from './use-wizard.ts'
import styles from './BrowserConsent.module.css'

/** Signing in on the bank's page: what happens, the waiting, and every way it can end. */
export function BrowserConsent({ wizard }: StepProps) {
  const { t } = useTranslation()
  const { state, next, back, isExisting } = wizard
  const signIn = useSignIn(wizard)
  if (signIn.isWaiting && state.connectionId !== null) {
    return (
      <ConsentWaiting
        state={state}
        connectionId={state.connectionId}
        cancelFailure={signIn.cancelFailure}
        onCancel={signIn.cancel}
      />
    )
  }
  const isBunq = state.system === 'bunq'
  const hasFailed = signIn.failure !== undefined
  const start = isBunq ? t('connect.bunq.consent.start') : t('connect.consent.start')
  return (
    <Step
      title={t('connect.consent.title')}
      subtitle={isBunq ? t('connect.bunq.consent.subtitle') : t('connect.consent.subtitle')}
      onBack={back}
      isBusy={signIn.isSaving}
      {...footer(state.hasConsent, hasFailed, t('connect.next'), start)}
      onNext={state.hasConsent ? next : () => signIn.start()}
    >
      {signIn.failure !== undefined && (
        <ConsentFailure wizard={wizard} failure={signIn.failure} onStart={signIn.start} />
      )}
      {signIn.saveFailure !== undefined && <Problem error={signIn.saveFailure} />}
      {state.hasConsent && <Note title={t('connect.consent.given')}>{t('connect.consent.givenText')}</Note>}
      {!hasFailed && isExisting && <StillGiven state={state} />}
      {!hasFailed && (isBunq ? <BunqExplanation wizard={wizard} /> : <Explanation wizard={wizard} />)}
    </Step>
  )
}

/** After a failure the ways on stand with it, and the footer has only the way back. */
function footer(hasConsent: boolean, hasFailed: boolean, next: string, start: string) {
  if (hasConsent) return { nextLabel: next }
  return hasFailed ? {} : { nextLabel: start }
}

/** SpareBank 1: BankID, two minutes, and what the consent could do. */
function Explanation({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation()
  const isLegacy = wizard.state.settings.sparebank1.generation === 'legacy'
  return (
    <>
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
