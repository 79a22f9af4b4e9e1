import { useCallback, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { readState, unfiltered, writeState, type ListState } from './list-state.ts'

export interface ListStateControl {
  readonly state: ListState
  /** `typing` makes no step of its own for the way back: nobody wants to go back letter by letter. */
  change(change: Partial<ListState>, how?: 'step' | 'typing'): void
  /** Takes off every filter; the order stays. */
  clear(): void
}

/** What is asked of the list, kept in the address of the page. */
export function useListState(): ListStateControl {
  const [params, setParams] = useSearchParams()
  const [known, setKnown] = useState(params)
  // The router changes the address a moment after it is asked to; a tick box must not wait for that.
  const [ahead, setAhead] = useState<ListState | null>(null)
  if (known !== params) {
    setKnown(params)
    setAhead(null)
  }
  const state = useMemo(() => ahead ?? readState(params), [ahead, params])

  const goTo = useCallback(
    (next: URLSearchParams, replace: boolean) => {
      setAhead(readState(next))
      setParams(next, { replace })
    },
    [setParams],
  )
  const change = useCallback<ListStateControl['change']>(
    (part, how = 'step') => goTo(writeState({ ...state, ...part }), how === 'typing'),
    [state, goTo],
  )
  const clear = useCallback(() => goTo(writeState({ ...unfiltered, sort: state.sort }), false), [state, goTo])
  return { state, change, clear }
}
