import { useTranslation } from 'react-i18next'
import { SignedText } from './SignedText.tsx'
import styles from './BankIdOrder.module.css'

/** Beside the order: what the app will show, to compare with before one approves, and what the signature will say of oneself. */
export function FileToSign({ visibleText }: { readonly visibleText: string | null }) {
  const { t } = useTranslation()
  if (visibleText === null) return null
  return (
    <div className={styles.about}>
      <h3 className={styles.aboutTitle}>{t('signing.sign.compare')}</h3>
      <SignedText text={visibleText} />
      <p className={styles.aboutNote}>{t('signing.sign.personal')}</p>
    </div>
  )
}
