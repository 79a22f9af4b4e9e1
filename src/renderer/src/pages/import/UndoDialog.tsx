import { useTranslation } from 'react-i18next'
import type { ImportEntry } from '../../../../shared/model.ts'
import { useCommand } from '../../api.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'

/** The file in question. */
export type AskedEntry = Pick<ImportEntry, 'id' | 'fileName'>

interface UndoDialogProps {
  /** null: nobody asked. */
  readonly entry: AskedEntry | null
  readonly onUndone: (removed: number) => void
  readonly onClose: () => void
}

/** Asks before a file is taken back, and says what stays. */
export function UndoDialog({ entry, onUndone, onClose }: UndoDialogProps) {
  const { t } = useTranslation()
  const undo = useCommand('import:undo')
  const close = () => {
    undo.reset()
    onClose()
  }
  const takeBack = () => {
    if (entry === null) return
    undo.mutate(
      { importId: entry.id },
      {
        onSuccess: ({ removed }) => {
          onUndone(removed)
          close()
        },
      },
    )
  }
  return (
    <ConfirmDialog
      isOpen={entry !== null}
      title={t('imports.undo.title', { file: entry?.fileName ?? '' })}
      confirmLabel={t('imports.undo.confirm')}
      isDangerous
      isBusy={undo.isPending}
      failure={undo.error?.failure}
      onConfirm={takeBack}
      onClose={close}
    >
      {t('imports.undo.text')}
    </ConfirmDialog>
  )
}
