import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupCopy } from '../../../shared/backup.ts'
import { useApi } from '../api.ts'
import { Panel } from '../components/Panel.tsx'
import { Problem } from '../components/Problem.tsx'
import { RestoreDialog } from '../components/RestoreDialog.tsx'
import { RowsSkeleton } from '../components/Skeletons.tsx'
import { formatSize } from '../format/size.ts'
import { useFormat } from '../format/use-format.ts'
import styles from './RestoreCopy.module.css'

/** Where the data file is damaged: the copies of it, each with a way on from there. `onRestored` is called when one is open. */
export function RestoreCopy({ onRestored }: { readonly onRestored: () => void }) {
  const { t } = useTranslation()
  const copies = useApi('app:copies', undefined)
  const [chosen, setChosen] = useState<BackupCopy | null>(null)
  return (
    <Panel title={t('copies.restore.title')} note={t('copies.restore.text')}>
      {copies.isPending && <RowsSkeleton rows={2} height={36} />}
      {copies.isError && (
        <Problem
          error={copies.error.failure}
          isRetrying={copies.isFetching}
          onRetry={() => void copies.refetch()}
        />
      )}
      {copies.data?.length === 0 && <p className={styles.none}>{t('copies.restore.none')}</p>}
      <ul className={styles.list}>
        {copies.data?.map((copy, index) => (
          <Row key={copy.fileName} copy={copy} isFirst={index === 0} onUse={() => setChosen(copy)} />
        ))}
      </ul>
      {chosen !== null && (
        <RestoreDialog copy={chosen} onClose={() => setChosen(null)} onRestored={onRestored} />
      )}
    </Panel>
  )
}

interface RowProps {
  readonly copy: BackupCopy
  readonly isFirst: boolean
  readonly onUse: () => void
}

function Row({ copy, isFirst, onUse }: RowProps) {
  const { t } = useTranslation()
  const { instant, locale } = useFormat()
  return (
    <li className={styles.row}>
      <Button variant={isFirst ? 'filled' : 'default'} onClick={onUse}>
        {t('copies.restore.use', { when: instant(copy.madeAt) })}
      </Button>
      <span className={styles.size}>{formatSize(copy.sizeBytes, locale)}</span>
    </li>
  )
}
