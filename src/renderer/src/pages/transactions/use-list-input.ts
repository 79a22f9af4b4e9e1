import { useRef, type KeyboardEvent, type MouseEvent } from 'react'
import type { TransactionId } from '../../../../shared/ids.ts'
import { targetOf } from './grid-keys.ts'
import type { ActiveRow } from './use-active-row.ts'
import type { Rows } from './use-rows.ts'
import type { Selection } from './use-selection.ts'

interface ListInput {
  readonly count: number
  readonly rows: Rows
  readonly active: ActiveRow
  readonly selection: Selection
  readonly onOpen: (id: TransactionId, index: number) => void
  readonly keepInSight: (index: number) => void
  readonly rowsInView: () => number
}

/**
 * What keys and presses do to the list. Enter or a press opens a row; Space, a press on its box or one with Ctrl selects it; a
 * press with Shift selects up to it, the arrows with Shift one more; Ctrl+A selects from the top, Escape nothing.
 */
export function useListInput({ count, rows, active, selection, onOpen, keepInSight, rowsInView }: ListInput) {
  /** Where a range begins: the row that was selected or stood on last. */
  const anchor = useRef(0)
  const open = (index: number) => {
    const row = rows.at(index)
    if (row !== undefined) onOpen(row.id, index)
  }
  const toggle = (index: number) => {
    anchor.current = index
    const row = rows.at(index)
    if (row !== undefined) selection.toggle(row)
  }
  const moveTo = (target: number, isExtending: boolean) => {
    const taken = isExtending ? [active.index, target] : []
    for (const row of taken.map((index) => rows.at(index))) if (row !== undefined) selection.add(row)
    if (!isExtending) anchor.current = target
    keepInSight(target)
    active.activate(target, 'focus')
  }
  /** @returns false for a key that is none of the list's. */
  const takeKey = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => {
    if (altKey) return false
    const isControl = ctrlKey || metaKey
    if (isControl && (key !== 'a' || count === 0)) return false
    if (isControl) selection.addRange(0, count - 1)
    else if (key === 'Enter') open(active.index)
    else if (key === ' ') toggle(active.index)
    else if (key === 'Escape' && selection.rows.length > 0) selection.clear()
    else {
      const target = targetOf(key, active.index, count, rowsInView())
      if (target === null) return false
      moveTo(target, shiftKey && (key === 'ArrowDown' || key === 'ArrowUp'))
    }
    return true
  }
  return {
    onKeyDown: (event: KeyboardEvent) => {
      if (takeKey(event)) event.preventDefault()
    },
    onClick: (event: MouseEvent) => {
      const pressed = event.target as Element
      const row = pressed.closest<HTMLElement>('[data-index]')
      if (row === null) return
      const index = Number(row.dataset['index'])
      active.activate(index)
      if (event.shiftKey) selection.addRange(anchor.current, index)
      else if (event.ctrlKey || event.metaKey || pressed.closest('[data-check]') !== null) toggle(index)
      else {
        anchor.current = index
        open(index)
      }
    },
    /** A press with Shift would mark the words in between. */
    onMouseDown: (event: MouseEvent) => {
      if (event.shiftKey) event.preventDefault()
    },
  }
}
