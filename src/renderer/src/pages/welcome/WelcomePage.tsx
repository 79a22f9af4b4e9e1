import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Doors } from './Doors.tsx'
import { Facts } from './Facts.tsx'
import { Hills } from '../../components/Hills.tsx'
import styles from './WelcomePage.module.css'

/** The first start: two ways in, and what a careful person wants to know before taking one. */
export function WelcomePage() {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <Hills />
      <div className={styles.column}>
        <PageHeader title={t('welcome.title')} subtitle={t('welcome.subtitle')} />
        <Doors />
        <Facts />
        <p className={styles.settings}>
          <Anchor component={Link} to="/settings" size="sm" fw={560}>
            {t('welcome.settings')}
          </Anchor>
        </p>
      </div>
    </div>
  )
}
