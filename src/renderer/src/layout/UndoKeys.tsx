import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JournalEntry } from '../../../shared/journal.ts'
import { failureOf, useCommand } from '../api.ts'
import { hideUndoNotice } from '../components/undo-notice.ts'
import { useEntryText } from '../components/use-entry-text.ts'
import { useOwnEditKeys } from './use-own-edit-keys.ts'

const notice = 'undo'
/** What takes longer waits for a sync that could write the same; a person should know that the key was heard. */
const saysSoAfterMs = 700

/** Ctrl+Z takes back the last of one's own edits, Ctrl+Shift+Z or Ctrl+Y does it again. In a text field that has
 *  something of its own to take back they are the field's. */
export function UndoKeys() {
  const { t } = useTranslation()
  const textOf = useEntryText()
  const keysOf = useOwnEditKeys()
  const undo = useCommand('journal:undo-last')
  const redo = useCommand('journal:redo-last')
  const isBusy = undo.isPending || redo.isPending

  const { tell, saySoon } = useNotice()
  const tellFailure = (error: unknown) => {
    const { code } = failureOf(error)
    tell(null, code === 'entries-stand-on-it' ? t('history.keys.stands') : t(`errors.${code}.title`), true)
  }
  const doAgain = () => {
    if (isBusy) return
    const onSettled = saySoon()
    redo.mutate(undefined, {
      onSettled,
      onSuccess: (entry) =>
        entry === null
          ? tell(null, t('history.keys.nothingAgain'))
          : tell(t('history.keys.redone'), textOf(entry).title),
      onError: tellFailure,
    })
  }
  const takeBack = () => {
    if (isBusy) return
    const told = (entry: JournalEntry) => (
      <>
        {textOf(entry).title}
        <Button variant="subtle" size="compact-sm" ml={6} onClick={doAgain}>
          {t('history.keys.again')}
        </Button>
      </>
    )
    const onSettled = saySoon()
    undo.mutate(undefined, {
      onSettled,
      onSuccess: (entry) => {
        if (entry === null) return tell(null, t('history.keys.nothing'))
        hideUndoNotice(entry.id)
        tell(t('history.keys.undone'), told(entry), true)
      },
      onError: tellFailure,
    })
  }
  useHotkeys(
    [
      ['mod+Z', keysOf(takeBack, 'undo'), { preventDefault: false }],
      ['mod+shift+Z', keysOf(doAgain, 'redo'), { preventDefault: false }],
      ['mod+Y', keysOf(doAgain, 'redo'), { preventDefault: false }],
    ],
    [],
    true,
  )
  return null
}

/** The one notification of these keys: what is said later stands in the place of what was said before. */
function useNotice() {
  const { t } = useTranslation()
  const tell = (title: string | null, message: ReactNode, stays = false) => {
    notifications.hide(notice)
    notifications.show({
      id: notice,
      title,
      message,
      autoClose: stays ? 10_000 : 4000,
      closeButtonProps: { 'aria-label': t('common.close') },
    })
  }
  const saySoon = (): (() => void) => {
    const timer = setTimeout(() => tell(null, t('history.keys.waiting'), true), saysSoAfterMs)
    return () => clearTimeout(timer)
  }
  return { tell, saySoon }
}
