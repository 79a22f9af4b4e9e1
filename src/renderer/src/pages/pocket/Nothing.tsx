import { useTranslation } from 'react-i18next'
import { PocketFrame } from './PocketFrame.tsx'
import styles from './Pocket.module.css'

/** The window is open and no account is pinned to it: what was pinned is gone, or was let go. */
export function Nothing() {
  const { t } = useTranslation()
  return (
    <PocketFrame>
      <p className={styles.unknown}>
        <strong>{t('pocket.nothing.title')}</strong>
        <br />
        {t('pocket.nothing.text')}
      </p>
    </PocketFrame>
  )
}
