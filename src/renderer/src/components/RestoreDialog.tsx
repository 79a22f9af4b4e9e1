import { useTranslation } from 'react-i18next'
import type { BackupCopy } from '../../../shared/backup.ts'
import { useCommand } from '../api.ts'
import { useFormat } from '../format/use-format.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import styles from './RestoreDialog.module.css'

interface RestoreDialogProps {
  readonly copy: BackupCopy
  readonly onClose: () => void
  /** Called when the copy is what is open. */
  readonly onRestored: () => void
}

/** Asks whether to go on from a copy: what the banks tell again, what is not in it, and where the file of now goes. */
export function RestoreDialog({ copy, onClose, onRestored }: RestoreDialogProps) {
  const { t } = useTranslation()
  const { instant } = useFormat()
  const restore = useCommand('app:restore')
  return (
    <ConfirmDialog
      isOpen
      title={t('copies.restore.question', { when: instant(copy.madeAt) })}
      confirmLabel={t('copies.restore.confirm')}
      isBusy={restore.isPending}
      failure={restore.isError ? restore.error.failure : undefined}
      onConfirm={() => restore.mutate({ fileName: copy.fileName }, { onSuccess: onRestored })}
      onClose={onClose}
    >
      <ul className={styles.words}>
        <li>{t('copies.restore.banks')}</li>
        <li>{t('copies.restore.own')}</li>
        <li>{t('copies.restore.kept')}</li>
      </ul>
    </ConfirmDialog>
  )
}
