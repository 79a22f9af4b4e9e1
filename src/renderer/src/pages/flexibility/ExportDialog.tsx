import { Button, Group, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ExportDone, ExportFailed, ExportRunning } from '../../components/ExportStages.tsx'
import { useFocusWhereLost } from '../../components/use-focus-where-lost.ts'
import { tableExport } from './export-job.ts'
import { systems } from '../../../../shared/systems.ts'
import type { RowsQuestion } from './use-rows.ts'
import { useWords } from './use-words.ts'
import styles from '../../components/ExportStages.module.css'
import own from './ExportDialog.module.css'

interface ExportDialogProps {
  readonly isOpen: boolean
  readonly question: RowsQuestion
  /** null: FIS did not count. */
  readonly total: number | null
  readonly onClose: () => void
}

/** From the filters in force to a file: what will be in it, how far it is, and how it went. */
export function ExportDialog({ isOpen, question, total, onClose }: ExportDialogProps) {
  const { t } = useTranslation()
  const job = tableExport.useJob()
  const words = useWords()
  const isRunning = job.stage === 'running'
  const place = useFocusWhereLost(job.stage, { onlyLater: true })
  const close = () => {
    tableExport.forget()
    onClose()
  }
  return (
    <Modal
      // One that runs, or has ended while another page was looked at, is told of wherever a table is.
      opened={isOpen || job.stage !== 'idle'}
      onClose={close}
      size={520}
      title={t('flex.export.title', { table: words.inside(t(`flex.tables.${question.resource}.many`)) })}
      closeOnEscape={!isRunning}
      closeOnClickOutside={!isRunning}
      withCloseButton={!isRunning}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div ref={place} tabIndex={-1} className={own.place}>
        {job.stage === 'idle' && <Choice question={question} total={total} onClose={close} />}
        {job.stage === 'running' && (
          <ExportRunning
            textOf={(written) => t('flex.export.progress', { rows: written.rows, total: written.total })}
            label={t('flex.export.label')}
            isCancelling={job.isCancelling}
            onCancel={() => void tableExport.cancel()}
          />
        )}
        {job.stage === 'saved' && <Saved {...job} onClose={close} />}
        {job.stage === 'failed' && (
          <ExportFailed
            failure={job.failure}
            bank={systems.fis.name}
            onAgain={tableExport.forget}
            onClose={close}
          />
        )}
      </div>
    </Modal>
  )
}

/** What will be in it. */
function Choice({ question, total, onClose }: Omit<ExportDialogProps, 'isOpen'>) {
  const { t } = useTranslation()
  const count = total === null ? t('flex.export.allRows') : t('flex.export.rows', { count: total })
  // The table's own columns, and nothing of what they lead to.
  const start = () => void tableExport.start({ ...question, embed: [] })
  return (
    <>
      <p className={styles.rows}>{count}</p>
      <p className={styles.note}>
        {t('flex.export.text')} {t('flex.export.order')}
      </p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button onClick={start} data-autofocus>
          {t('flex.export.start')}
        </Button>
      </Group>
    </>
  )
}

interface SavedProps {
  readonly fileName: string
  readonly rows: number
  readonly onClose: () => void
}

function Saved({ fileName, rows, onClose }: SavedProps) {
  const { t } = useTranslation()
  return (
    <>
      <ExportDone
        title={t('flex.export.saved', { count: rows, file: fileName })}
        text={t('flex.export.savedText')}
      />
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose} data-autofocus>
          {t('common.close')}
        </Button>
      </Group>
    </>
  )
}
