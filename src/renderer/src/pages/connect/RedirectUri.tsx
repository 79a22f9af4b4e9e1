import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../components/CopyButton.tsx'
import styles from './RedirectUri.module.css'

/** The address to register, to the letter, with a button that copies it. */
export function RedirectUri({ uri }: { readonly uri: string }) {
  const { t } = useTranslation()
  return (
    <div className={styles.field} role="group" aria-label={t('connect.register.redirect.label')}>
      <code className={styles.uri}>{uri}</code>
      <CopyButton text={uri} label={t('connect.register.redirect.copy')} />
    </div>
  )
}
