import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'

export interface ActiveRow {
  /** The one row the keyboard enters the list by. */
  readonly index: number
  /** Makes a row the active one; `focus` also gives it the focus, once it is drawn. */
  activate(index: number, how?: 'focus'): void
}

/**
 * Which row the keyboard stands on. Reading on in the details takes it along, and when they close the focus comes back
 * to the row that was read last.
 */
export function useActiveRow(
  body: RefObject<HTMLElement | null>,
  count: number,
  openIndex: number | null,
): ActiveRow {
  const [active, setActive] = useState(0)
  if (openIndex !== null && openIndex !== active) setActive(openIndex)
  const index = Math.min(active, Math.max(0, count - 1))
  const isFocusWanted = useRef(false)
  const lastOpen = useRef(openIndex)

  useLayoutEffect(() => {
    const isClosing = lastOpen.current !== null && openIndex === null
    lastOpen.current = openIndex
    if (!isFocusWanted.current && !isClosing) return
    isFocusWanted.current = false
    body.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true })
  })

  const activate = useCallback((next: number, how?: 'focus') => {
    isFocusWanted.current = how === 'focus'
    setActive(next)
  }, [])
  return { index, activate }
}
