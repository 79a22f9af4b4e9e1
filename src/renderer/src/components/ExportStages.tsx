import { Button, Group, Progress } from '@mantine/core'
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/errors.ts'
import { useProgress } from '../progress.ts'
import { Problem } from './Problem.tsx'
import styles from './ExportStages.module.css'

interface ExportRunningProps {
  /** How far it is, in words. */
  readonly textOf: (written: { readonly rows: number; readonly total: number }) => string
  /** What the bar counts. */
  readonly label: string
  readonly isCancelling: boolean
  readonly onCancel: () => void
}

/** The save dialog of the system first, then the rows as they are written. */
export function ExportRunning({ textOf, label, isCancelling, onCancel }: ExportRunningProps) {
  const { t } = useTranslation()
  const progress = useProgress('export')
  if (progress === null) {
    return (
      <p role="status" className={styles.note}>
        {t('common.export.choosing')}
      </p>
    )
  }
  const { rows, total } = progress
  return (
    <>
      <p className={styles.rows}>{textOf(progress)}</p>
      <Progress.Root size="md" mt="sm">
        <Progress.Section value={total === 0 ? 0 : (rows / total) * 100} aria-label={label} />
      </Progress.Root>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" loading={isCancelling} onClick={onCancel} data-autofocus>
          {t('common.cancel')}
        </Button>
      </Group>
    </>
  )
}

interface ExportDoneProps {
  readonly title: string
  readonly text: string
}

/** The file is there. */
export function ExportDone({ title, text }: ExportDoneProps) {
  return (
    <div role="status" className={styles.done}>
      <IconCircleCheck size={24} stroke={1.8} aria-hidden="true" />
      <div>
        <p className={styles.rows}>{title}</p>
        <p className={styles.note}>{text}</p>
      </div>
    </div>
  )
}

interface ExportFailedProps {
  readonly failure: Failure
  /** Who was asked for the rows, where that is somebody else. */
  readonly bank?: string
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** Cancelled by the person, or why it failed; either way what became of the file, and a way to try again. */
export function ExportFailed({ failure, bank, onAgain, onClose }: ExportFailedProps) {
  const { t } = useTranslation()
  return (
    <>
      {failure.code === 'cancelled' ? (
        <div role="status">
          <p className={styles.rows}>{t('common.export.cancelled')}</p>
          <p className={styles.note}>{t('common.export.cancelledText')}</p>
        </div>
      ) : (
        <Problem error={failure} {...(bank === undefined ? {} : { bank })} />
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
        <Button onClick={onAgain} data-autofocus>
          {t('common.export.again')}
        </Button>
      </Group>
    </>
  )
}
