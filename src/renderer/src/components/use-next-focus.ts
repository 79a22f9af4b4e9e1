import { useLayoutEffect, useRef, type RefObject } from 'react'

interface NextFocus {
  readonly list: RefObject<HTMLUListElement | null>
  /** To be called with the place of the one that a press is about to remove. */
  readonly leave: (index: number) => void
}

/** Of things in a list that are removed by a press on them: the focus goes on to the next one, or to the last. */
export function useNextFocus(count: number): NextFocus {
  const list = useRef<HTMLUListElement>(null)
  const leftAt = useRef<number | null>(null)
  useLayoutEffect(() => {
    const at = leftAt.current
    leftAt.current = null
    if (at === null) return
    const buttons = list.current?.querySelectorAll('button') ?? []
    buttons[Math.min(at, count - 1)]?.focus()
  }, [count])
  return {
    list,
    leave: (index) => {
      leftAt.current = index
    },
  }
}
