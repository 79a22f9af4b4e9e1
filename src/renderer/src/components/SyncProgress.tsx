import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ConnectionId } from '../../../shared/ids.ts'
import { useFormat } from '../format/use-format.ts'
import { useProgress } from '../progress.ts'
import styles from './SyncProgress.module.css'

interface SyncProgressProps {
  readonly connectionId: ConnectionId
  readonly isStopping: boolean
  readonly onCancel: () => void
}

/** How a reading goes: what is being read, how many rows so far, how far back; and a way to stop it. */
export function SyncProgress({ connectionId, isStopping, onCancel }: SyncProgressProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const progress = useProgress('sync', connectionId)
  const stage = progress?.stage ?? 'accounts'
  const reachedOn = progress?.reachedOn ?? null
  const accountName = progress?.accountName ?? null
  return (
    <div className={styles.progress}>
      <div className={styles.bar} aria-hidden="true" />
      <div className={styles.row}>
        <div className={styles.words}>
          <p role="status" className={styles.stage}>
            {isStopping ? t('connections.sync.stopping') : t(`connections.sync.stages.${stage}`)}
          </p>
          <p className={styles.detail}>
            {accountName !== null && <span>{accountName}</span>}
            {progress !== null && <span>{t('connections.sync.rows', { count: progress.count })}</span>}
            {reachedOn !== null && (
              <span>{t('connections.sync.backTo', { date: format.date(reachedOn) })}</span>
            )}
          </p>
        </div>
        <Button variant="default" size="compact-sm" disabled={isStopping} onClick={onCancel}>
          {t('connections.sync.stop')}
        </Button>
      </div>
    </div>
  )
}
