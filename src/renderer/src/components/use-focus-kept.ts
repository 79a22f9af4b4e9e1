import { useLayoutEffect, useRef, type MouseEvent } from 'react'

/**
 * A button that goes because it was pressed takes the focus with it, and whoever works by keyboard would begin at the top of the
 * window again. Then `next` has it instead, unless something else took it already.
 * @returns what is told of each press in the part of the page this is about.
 */
export function useFocusKept(next: () => HTMLElement | null | undefined): (event: MouseEvent) => void {
  const pressed = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (pressed.current === null || pressed.current.isConnected) return
    pressed.current = null
    if (document.activeElement === document.body) next()?.focus()
  })
  return ({ target }) => {
    pressed.current = target instanceof Element ? target.closest('button') : null
  }
}

/** Where a page begins. */
export function pageHeading(): HTMLElement | null {
  return document.querySelector<HTMLElement>('main h1')
}
