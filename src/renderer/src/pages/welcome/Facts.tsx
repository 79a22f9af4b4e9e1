import IconDeviceDesktop from '@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs'
import IconServerOff from '@tabler/icons-react/dist/esm/icons/IconServerOff.mjs'
import IconShieldLock from '@tabler/icons-react/dist/esm/icons/IconShieldLock.mjs'
import { useTranslation } from 'react-i18next'
import styles from './Facts.module.css'

const facts = [
  { name: 'where', icon: IconDeviceDesktop },
  { name: 'leaves', icon: IconShieldLock },
  { name: 'server', icon: IconServerOff },
] as const

/** Where the data is, what leaves, who is in between: one line each. */
export function Facts() {
  const { t } = useTranslation()
  return (
    <ul className={styles.facts} aria-label={t('welcome.facts')}>
      {facts.map(({ name, icon: Icon }) => (
        <li key={name} className={styles.fact}>
          <Icon size={20} stroke={1.7} aria-hidden="true" className={styles.icon} />
          <span>
            <span className={styles.title}>{t(`welcome.${name}.title`)}</span>
            <span className={styles.text}>{t(`welcome.${name}.text`)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
