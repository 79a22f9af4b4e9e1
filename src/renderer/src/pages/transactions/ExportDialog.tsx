import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { ExportFailed, ExportRunning } from '../../components/ExportStages.tsx'
import { useFocusWhereLost } from '../../components/use-focus-where-lost.ts'
import { ExportChoice } from './ExportChoice.tsx'
import { ExportSaved } from './ExportSaved.tsx'
import { csvExport } from './export-job.ts'
import type { ListState } from './list-state.ts'
import type { ShownList } from './use-shown-list.ts'
import styles from './ExportDialog.module.css'

interface ExportDialogProps {
  readonly isOpen: boolean
  readonly shown: ShownList
  readonly state: ListState
  readonly accounts: readonly Account[]
  readonly onClose: () => void
}

/** From the list on screen to a file: choose a form, see it written, learn how it went. */
export function ExportDialog({ isOpen, shown, state, accounts, onClose }: ExportDialogProps) {
  const { t } = useTranslation()
  const job = csvExport.useJob()
  const [isSigning, setSigning] = useState(false)
  const isRunning = job.stage === 'running'
  const place = useFocusWhereLost(`${job.stage} ${isSigning}`, { onlyLater: true })
  const close = () => {
    csvExport.forget()
    onClose()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      size={isSigning ? 720 : 560}
      title={isSigning ? t('signing.sign.order') : t('transactions.export.title')}
      // While it runs, the way out is its own cancel button: a slip of the Escape key stops nothing.
      closeOnEscape={!isRunning && !isSigning}
      closeOnClickOutside={!isRunning && !isSigning}
      withCloseButton={!isRunning && !isSigning}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div ref={place} tabIndex={-1} className={styles.place}>
        {job.stage === 'idle' && (
          <ExportChoice shown={shown} state={state} accounts={accounts} onClose={close} />
        )}
        {job.stage === 'running' && (
          <ExportRunning
            textOf={({ rows, total }) => t('transactions.export.progress', { rows, total })}
            label={t('transactions.export.progressLabel')}
            isCancelling={job.isCancelling}
            onCancel={() => void csvExport.cancel()}
          />
        )}
        {job.stage === 'saved' && <ExportSaved {...job} onSigning={setSigning} onClose={close} />}
        {job.stage === 'failed' && (
          <ExportFailed failure={job.failure} onAgain={csvExport.forget} onClose={close} />
        )}
      </div>
    </Modal>
  )
}
