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

/** What the page shows, kept in its address; `first` is the table where that names none. */
export function useFlexState(first?: FlexResource): FlexControl {
  const [params, setParams] = useSearchParams()
  const state = useMemo(() => readState(params, first), [params, first])
  const change = useCallback<FlexControl['change']>(
    (part) => {
      const page = 'filters' in part || 'order' in part ? 1 : state.page
      // Whatever is asked is asked of this table, whoever one acts as later.
      const isTableNamed = state.isTableNamed || 'resource' in part || 'filters' in part || 'order' in part
      setParams(writeState({ ...state, page, isTableNamed, ...part }))
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
