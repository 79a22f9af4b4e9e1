import { useEffect, useRef, type RefObject } from 'react'

/** Where a failure is told, or the field it is about: when one comes, the focus goes there and it is scrolled into sight. The button that
 *  was pressed is locked meanwhile and has lost the focus. */
export function useLedTo<T extends HTMLElement>(fault: object | boolean): RefObject<T | null> {
  const place = useRef<T>(null)
  useEffect(() => {
    if (fault === false) return
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'center' })
  }, [fault])
  return place
}
