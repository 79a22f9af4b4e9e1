import { useEffect, useRef, type RefObject } from 'react'

/**
 * What had the focus goes from the page as a stage gives way to the next, and with it whoever works by keyboard would start over: the
 * focus then goes to what the new stage marks with data-autofocus, or else to the place itself, which wants `tabIndex={-1}`. `onlyLater`:
 * the stage that stands first takes no focus.
 */
export function useFocusWhereLost<T extends HTMLElement = HTMLDivElement>(
  stage: string,
  { onlyLater = false }: { readonly onlyLater?: boolean } = {},
): RefObject<T | null> {
  const place = useRef<T>(null)
  const before = useRef(onlyLater ? stage : null)
  useEffect(() => {
    if (before.current === stage) return
    before.current = stage
    const { activeElement } = document
    if (activeElement !== document.body && activeElement !== place.current) return
    const marked = place.current?.querySelector<HTMLElement>('[data-autofocus]:not(:disabled)')
    const next = marked ?? place.current
    next?.focus({ preventScroll: true })
  }, [stage])
  return place
}
