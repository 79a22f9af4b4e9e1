import { useCallback, useMemo } from 'react'
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
  const state = useMemo(() => readState(params), [params])
  const change = useCallback<ListStateControl['change']>(
    (part, how = 'step') => {
      setParams((before) => writeState({ ...readState(before), ...part }), { replace: how === 'typing' })
    },
    [setParams],
  )
  const clear = useCallback(() => {
    setParams((before) => writeState({ ...unfiltered, sort: readState(before).sort }))
  }, [setParams])
  return { state, change, clear }
}
