import { useTranslation } from 'react-i18next'
import styles from './Brand.module.css'

/** The name and its mark: two hills of a balance, one before the other. */
export function Brand() {
  const { t } = useTranslation()
  return (
    <span className={styles.brand}>
      <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
        <rect width="28" height="28" rx="8" className={styles.ground} />
        <path d="M4 20.5 10.6 11l4.2 4.6L24 8v12.5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2Z" className={styles.back} />
        <path
          d="M4 21l6-4.6 5 2.4 9-6.3V20.500a2 2 0 0 1-2 2H6a2 2 0 0 1-2-1.500Z"
          className={styles.front}
        />
      </svg>
      <span className={styles.name}>{t('common.appName')}</span>
    </span>
  )
}
