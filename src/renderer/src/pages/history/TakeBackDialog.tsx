import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionId } from '../../../../shared/ids.ts'
import type { JournalDetails, JournalEntry } from '../../../../shared/journal.ts'
import { useApi, useCommand } from '../../api.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { hideUndoNotice } from '../../components/undo-notice.ts'
import { LaterEntries } from '../../components/LaterEntries.tsx'
import { useEntryText } from '../../components/use-entry-text.ts'
import { useStatus } from '../../status.ts'
import styles from './EntryDrawer.module.css'

interface TakeBackDialogProps {
  readonly details: JournalDetails
  readonly isOpen: boolean
  readonly onDone: (text: string) => void
  readonly onClose: () => void
}

/** Says what will happen and what else goes with it, and then does exactly that. */
export function TakeBackDialog({ details, isOpen, onDone, onClose }: TakeBackDialogProps) {
  const { t } = useTranslation()
  const [isPausing, setIsPausing] = useState(false)
  const undo = useCommand('journal:undo')
  const pause = useCommand('connection:pause')
  const { entry, later } = details
  const { connectionId } = entry
  const canPause = useCanPause(connectionId)
  const isRedo = entry.kind === 'undo'
  const close = () => {
    undo.reset()
    pause.reset()
    onClose()
  }
  const takeBack = async () => {
    // Before: a sync that begins in between would read it all again.
    const pausing = isPausing && canPause ? connectionId : null
    if (pausing !== null) await pause.mutateAsync({ connectionId: pausing, isPaused: true })
    const laterIds = later.map(({ id }) => id)
    const { undone } = await undo
      .mutateAsync({ entryId: entry.id, laterIds })
      .catch(async (error: unknown) => {
        if (pausing !== null) await pause.mutateAsync({ connectionId: pausing, isPaused: false })
        throw error
      })
    for (const id of [entry.id, ...laterIds]) hideUndoNotice(id)
    onDone(isRedo ? t('history.done.redone') : t('history.done.undone', { count: undone }))
  }
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t(isRedo ? 'history.ask.redoTitle' : 'history.ask.title')}
      confirmLabel={confirmLabel()}
      isDangerous={!isRedo}
      isBusy={undo.isPending || pause.isPending}
      failure={(pause.error ?? undo.error)?.failure}
      onConfirm={() => void takeBack().catch(() => undefined)} // the dialog shows why
      onClose={close}
    >
      <What entry={entry} isMixed={later.some((other) => !other.isOwn)} />
      <LaterEntries of={entry.kind} entries={later} />
      {entry.kind === 'sync' && canPause && (
        <Checkbox
          mt="md"
          label={t('history.ask.pause', { name: entry.subject.name ?? t('history.titles.bank') })}
          checked={isPausing}
          onChange={(event) => setIsPausing(event.currentTarget.checked)}
        />
      )}
    </ConfirmDialog>
  )

  function confirmLabel(): string {
    if (isRedo) return t('history.details.doAgain')
    return later.length === 0
      ? t('history.ask.confirm')
      : t('history.ask.confirmAll', { count: later.length + 1 })
  }
}

/** One that is paused already stays so, whatever becomes of this. */
function useCanPause(connectionId: ConnectionId | null): boolean {
  const { data = [] } = useApi('connections:list', undefined)
  return data.some(({ id, status, isPaused }) => id === connectionId && status === 'ready' && !isPaused)
}

function What({ entry, isMixed }: { readonly entry: JournalEntry; readonly isMixed: boolean }) {
  const { t } = useTranslation()
  const { platform } = useStatus()
  const { title } = useEntryText()(entry)
  const key = platform === 'darwin' ? '⇧⌘Z' : 'Ctrl+Shift+Z'
  return (
    <div className={styles.ask}>
      <p className={styles.asked}>
        <bdi>{title}</bdi>
      </p>
      {entry.kind === 'sync' ? (
        <>
          <p>{t('history.ask.sync')}</p>
          <p>{t('history.ask.syncAgain')}</p>
        </>
      ) : (
        <p>
          {entry.kind === 'import' && t('history.ask.import')}
          {entry.kind === 'undo' && t('history.ask.redo')}
          {entry.isOwn && (isMixed ? t('history.ask.ownMixed') : t('history.ask.own', { key }))}
        </p>
      )}
    </div>
  )
}
