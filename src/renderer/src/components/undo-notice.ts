import { notifications } from '@mantine/notifications'
import type { EntryId } from '../../../shared/ids.ts'
import { pageHeading } from './use-focus-kept.ts'

/** The id of the notification that offers to take an entry back. */
export function undoNotice(entryId: EntryId): string {
  return `undo-${entryId}`
}

/** Where an entry was taken back, nothing offers that any more. */
export function hideUndoNotice(entryId: EntryId): void {
  notifications.hide(undoNotice(entryId))
}

/** After its own button was pressed: whoever works by keyboard goes on in the open drawer, or at the head of the page. */
export function leaveUndoNotice(entryId: EntryId): void {
  hideUndoNotice(entryId)
  const at = document.activeElement
  if (at !== document.body && at?.closest('[role="alert"]') === null) return
  const drawer = [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].at(-1)
  ;(drawer ?? pageHeading())?.focus()
}
