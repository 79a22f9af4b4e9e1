import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../../shared/errors.ts'
import { CheckFrame } from '../CheckFrame.tsx'
import type { FisStepProps } from './use-fis.ts'
import styles from '../BrowserConsent.module.css'

/** A login with the key, and the question of who one is there. */
export function FisCheckStep({ wizard }: FisStepProps) {
  const { t } = useTranslation()
  const { change, steps } = wizard
  const words = 'connect.fis.check'
  const mend = ({ code }: Failure) => {
    switch (code) {
      case 'key-refused':
        return { label: t(`${words}.toPublicKey`), go: () => steps.goTo('register') }
      case 'client-rejected':
      case 'client-missing':
        return {
          label: t(`${words}.toClientId`),
          go: () => {
            change({ isClientRefused: code === 'client-rejected' })
            steps.goTo('register')
          },
        }
      case 'key-unreadable':
        return { label: t(`${words}.toKey`), go: () => steps.goTo('key') }
      case 'party-refused':
        return { label: t(`${words}.toParty`), go: () => steps.goTo('actAs') }
      default:
        return null
    }
  }
  const hint = ({ code }: Failure) => (code === 'client-rejected' ? t(`${words}.rejectedHint`) : null)
  return (
    <CheckFrame system="fis" wizard={wizard} mend={mend} hint={hint}>
      <section>
        <h2 className={styles.heading}>{t(`${words}.what`)}</h2>
        <ol className={styles.steps}>
          <li>{t(`${words}.steps.sign`)}</li>
          <li>{t(`${words}.steps.login`)}</li>
          <li>{t(`${words}.steps.who`)}</li>
        </ol>
        <p className={styles.minutes}>{t(`${words}.reads`)}</p>
      </section>
    </CheckFrame>
  )
}
