import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../../shared/errors.ts'
import { CheckFrame } from '../CheckFrame.tsx'
import type { BankIdStepProps } from './use-bankid.ts'
import styles from '../BrowserConsent.module.css'

/** Is the certificate taken, and is it BankID's own server that takes it? Nobody is asked to approve anything. */
export function BankIdCheckStep({ wizard }: BankIdStepProps) {
  const { t } = useTranslation()
  const { state, steps } = wizard
  const words = 'connect.bankid.check'
  const { environment } = state.settings
  const mend = ({ code }: Failure) => {
    switch (code) {
      case 'certificate-refused':
      case 'certificate-expired':
      case 'certificate-unreadable':
      case 'certificate-other-key':
      case 'certificate-passphrase':
      case 'client-missing':
        return { label: t(`${words}.toCertificate`), go: () => steps.goTo('certificate') }
      default:
        return null
    }
  }
  const hint = ({ code }: Failure) =>
    code === 'certificate-refused' ? t(`${words}.refusedHint.${environment}`) : null
  return (
    <CheckFrame system="bankid" wizard={wizard} mend={mend} hint={hint}>
      <section>
        <h2 className={styles.heading}>{t(`${words}.what`)}</h2>
        <ol className={styles.steps}>
          <li>{t(`${words}.steps.server`)}</li>
          <li>{t(`${words}.steps.certificate`)}</li>
        </ol>
        <p className={styles.minutes}>{t(`${words}.nobody`)}</p>
      </section>
    </CheckFrame>
  )
}
