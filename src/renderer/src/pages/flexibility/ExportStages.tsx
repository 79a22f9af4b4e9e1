import { Button, Group, Progress } from '@mantine/core'
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../shared/errors.ts'
import { Problem } from '../../components/Problem.tsx'
import { useProgress } from '../../progress.ts'
import { tableExport } from './export-job.ts'
import styles from './ExportDialog.module.css'

/** The save dialog of the system first, then the rows as they are written. */
export function ExportRunning({ isCancelling }: { readonly isCancelling: boolean }) {
  const { t } = useTranslation()
  const progress = useProgress('export')
  if (progress === null) {
    return (
      <p role="status" className={styles.note}>
        {t('flex.export.choosing')}
      </p>
    )
  }
  const { rows, total } = progress
  return (
    <>
      <p className={styles.rows}>{t('flex.export.progress', { rows, total })}</p>
      <Progress.Root size="md" mt="sm">
        <Progress.Section
          value={total === 0 ? 0 : (rows / total) * 100}
          aria-label={t('flex.export.label')}
        />
      </Progress.Root>
      <Group justify="flex-end" mt="lg">
        <Button
          variant="default"
          loading={isCancelling}
          onClick={() => void tableExport.cancel()}
          data-autofocus
        >
          {t('common.cancel')}
        </Button>
      </Group>
    </>
  )
}

interface ExportSavedProps {
  readonly fileName: string
  readonly rows: number
  readonly onClose: () => void
}

export function ExportSaved({ fileName, rows, onClose }: ExportSavedProps) {
  const { t } = useTranslation()
  return (
    <>
      <div role="status" className={styles.saved}>
        <IconCircleCheck size={24} stroke={1.8} aria-hidden="true" />
        <div>
          <p className={styles.rows}>{t('flex.export.saved', { count: rows, file: fileName })}</p>
          <p className={styles.note}>{t('flex.export.savedText')}</p>
        </div>
      </div>
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose} data-autofocus>
          {t('common.close')}
        </Button>
      </Group>
    </>
  )
}

interface ExportFailedProps {
  readonly failure: Failure
  readonly onClose: () => void
}

/** Cancelled by the person, or why it failed; either way what became of the file. */
export function ExportFailed({ failure, onClose }: ExportFailedProps) {
  const { t } = useTranslation()
  return (
    <>
      {failure.code === 'cancelled' ? (
        <div role="status">
          <p className={styles.rows}>{t('flex.export.cancelled')}</p>
          <p className={styles.note}>{t('flex.export.cancelledText')}</p>
        </div>
      ) : (
        <Problem error={failure} bank="FIS" />
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
        <Button onClick={tableExport.forget} data-autofocus>
          {t('flex.export.again')}
        </Button>
      </Group>
    </>
  )
}
