import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JournalEntry } from '../../../shared/journal.ts'
import { failureOf, useCommand } from '../api.ts'
import { useEntryText } from '../components/use-entry-text.ts'

const notice = 'undo'
/** What takes longer waits for a sync that could write the same; a person should know that the key was heard. */
const saysSoAfterMs = 700

/** Fields in which one types; a switch or a choice is an input as well, and has nothing to take back itself. */
const typed: ReadonlySet<string> = new Set([
  'text', 'search', 'password', 'email', 'url', 'tel', 'number', 'date', 'time', 'month', 'week', 'datetime-local',
]) // prettier-ignore

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return typed.has(target.type)
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
}

/** Once a press, and not where a field takes the keys for itself: a key that is held down would take back edit after edit. */
function outsideFields(work: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (isTextField(event.target)) return
    event.preventDefault()
    if (!event.repeat) work()
  }
}

/** Ctrl+Z takes back the last of one's own edits, Ctrl+Shift+Z or Ctrl+Y does it again. In a text field they are the field's. */
export function UndoKeys() {
  const { t } = useTranslation()
  const textOf = useEntryText()
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
      onSuccess: (entry) =>
        entry === null
          ? tell(null, t('history.keys.nothing'))
          : tell(t('history.keys.undone'), told(entry), true),
      onError: tellFailure,
    })
  }
  useHotkeys(
    [
      ['mod+Z', outsideFields(takeBack), { preventDefault: false }],
      ['mod+shift+Z', outsideFields(doAgain), { preventDefault: false }],
      ['mod+Y', outsideFields(doAgain), { preventDefault: false }],
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
