import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './LeavesInvented.module.css'
import type { OutsideLink } from './use-outside-link.ts'

/** Asked before a page opens that is as real as the household is not. */
export function LeavesInvented({ owner, open, stay }: OutsideLink) {
  const { t } = useTranslation()
  return (
    <div className={styles.question} role="group" aria-label={t('common.outside.title')}>
      <p className={styles.text}>
        <strong className={styles.title}>{t('common.outside.title')}</strong>{' '}
        {t('common.outside.text', { owner })}
      </p>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={stay} autoFocus>
          {t('common.outside.stay')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={open}>
          {t('common.outside.open')}
        </Button>
      </Group>
    </div>
  )
}
