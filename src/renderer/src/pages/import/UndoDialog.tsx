import { useTranslation } from 'react-i18next'
import type { ImportEntry } from '../../../../shared/model.ts'
import { useApi, useCommand } from '../../api.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { LaterEntries } from '../../components/LaterEntries.tsx'

/** The file in question. */
export type AskedEntry = Pick<ImportEntry, 'id' | 'fileName'>

interface UndoDialogProps {
  /** null: nobody asked. */
  readonly entry: AskedEntry | null
  readonly onUndone: (removed: number) => void
  readonly onClose: () => void
}

/** Asks before a file is taken back, and says what stays, and which edits of its payments go with it. */
export function UndoDialog({ entry, onUndone, onClose }: UndoDialogProps) {
  const { t } = useTranslation()
  const undo = useCommand('import:undo')
  const files = useApi('import:list', undefined)
  const entryId = files.data?.find(({ id }) => id === entry?.id)?.entryId ?? null
  const details = useApi('journal:get', { entryId: entryId ?? 0 }, { enabled: entryId !== null })
  const later = entryId === null ? [] : (details.data?.later ?? [])
  const close = () => {
    undo.reset()
    onClose()
  }
  const takeBack = () => {
    if (entry === null) return
    undo.mutate(
      { importId: entry.id, laterIds: later.map(({ id }) => id) },
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
      isBusy={undo.isPending || (entryId !== null && details.isPending)}
      failure={(undo.error ?? details.error)?.failure}
      onConfirm={takeBack}
      onClose={close}
    >
      {t('imports.undo.text')}
      <LaterEntries of="import" entries={later} />
    </ConfirmDialog>
  )
}
