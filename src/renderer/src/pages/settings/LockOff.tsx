import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { GoToStep } from './LockDialogs.tsx'
import styles from './Lock.module.css'

/** What a lock gives, and the two ways to have one. */
export function LockOff({ onStep }: { readonly onStep: GoToStep }) {
  const { t } = useTranslation()
  return (
    <div className={styles.off}>
      <p className={styles.words}>{t('lock.settings.off')}</p>
      <Group gap="xs">
        <Button onClick={() => onStep('password')}>{t('lock.settings.setPassword')}</Button>
        <Button variant="default" onClick={() => onStep('bind')}>
          {t('lock.settings.useBankId')}
        </Button>
      </Group>
      <p className={styles.help}>{t('lock.settings.bankIdHonest')}</p>
    </div>
  )
}
