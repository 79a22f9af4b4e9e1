import { Button, Group, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../shared/errors.ts'
import { Problem } from '../../components/Problem.tsx'
import { useProgress } from '../../progress.ts'
import { csvExport } from './export-job.ts'
import styles from './ExportDialog.module.css'

/** The save dialog of the system first, then the rows as they are written. */
export function ExportRunning({ isCancelling }: { readonly isCancelling: boolean }) {
  const { t } = useTranslation()
  const progress = useProgress('export')
  if (progress === null) {
    return (
      <p role="status" className={styles.note}>
        {t('transactions.export.choosing')}
      </p>
    )
  }
  const { rows, total } = progress
  return (
    <>
      <p className={styles.rows}>{t('transactions.export.progress', { rows, total })}</p>
      <Progress.Root size="md" className={styles.progress ?? ''}>
        <Progress.Section
          value={total === 0 ? 100 : (rows / total) * 100}
          aria-label={t('transactions.export.progressLabel')}
        />
      </Progress.Root>
      <Group justify="flex-end" mt="lg">
        <Button
          variant="default"
          loading={isCancelling}
          onClick={() => void csvExport.cancel()}
          data-autofocus
        >
          {t('common.cancel')}
        </Button>
      </Group>
    </>
  )
}

interface ExportFailedProps {
  readonly failure: Failure
  readonly onClose: () => void
}

/** Cancelled by the person, or why it failed; either way what became of the file, and a way to try again. */
export function ExportFailed({ failure, onClose }: ExportFailedProps) {
  const { t } = useTranslation()
  return (
    <>
      {failure.code === 'cancelled' ? (
        <div role="status">
          <p className={styles.rows}>{t('transactions.export.cancelledTitle')}</p>
          <p className={styles.note}>{t('transactions.export.cancelledText')}</p>
        </div>
      ) : (
        <Problem error={failure} />
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
        <Button onClick={csvExport.forget} data-autofocus>
          {t('transactions.export.again')}
        </Button>
      </Group>
    </>
  )
}
