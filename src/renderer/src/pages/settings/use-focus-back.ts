import { useEffect, useRef, type RefObject } from 'react'

export interface FocusBack {
  /** Takes the focus where what opened the dialog is gone; wants `tabIndex={-1}`. */
  readonly place: RefObject<HTMLDivElement | null>
  /** What has the focus now opens a dialog. */
  readonly leave: () => void
}

/** Whoever closes a dialog is where they opened it; where that button went with what was done, at what it stood in. */
export function useFocusBack(isOpen: boolean, shown: string): FocusBack {
  const place = useRef<HTMLDivElement>(null)
  const opener = useRef<Element | null>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (isOpen) wasOpen.current = true
    if (isOpen || !wasOpen.current || document.activeElement !== document.body) return
    const back = opener.current
    if (back instanceof HTMLElement && back.isConnected) back.focus()
    else place.current?.focus()
  }, [isOpen, shown])
  return { place, leave: () => (opener.current = document.activeElement) }
}
