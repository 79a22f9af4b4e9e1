import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { FlexResource } from '../../../../shared/fis.ts'
import { readState, writeState, type FlexState } from './flex-state.ts'

export interface FlexControl {
  readonly state: FlexState
  /** A step of its own for the way back. Another question begins at its first page. */
  change(part: Partial<FlexState>): void
  /** Another table, with nothing asked of it yet. */
  open(resource: FlexResource): void
  /** The address of this page with something else, for links. */
  to(part: Partial<FlexState>): { readonly search: string }
}

/** What the page shows, kept in its address. */
export function useFlexState(): FlexControl {
  const [params, setParams] = useSearchParams()
  const state = useMemo(() => readState(params), [params])
  const change = useCallback<FlexControl['change']>(
    (part) => {
      const page = 'filters' in part || 'order' in part ? 1 : state.page
      setParams(writeState({ ...state, page, ...part }))
    },
    [state, setParams],
  )
  const open = useCallback<FlexControl['open']>(
    (resource) => change({ resource, filters: [], order: null, row: null }),
    [change],
  )
  const to = useCallback<FlexControl['to']>(
    (part) => ({ search: `?${writeState({ ...state, ...part }).toString()}` }),
    [state],
  )
  return useMemo(() => ({ state, change, open, to }), [state, change, open, to])
}
