import { useCallback, useState } from 'react'
import type { ConnectionId } from '../../../../shared/ids.ts'
import { useSteps, type Steps, type StepsOptions } from './use-steps.ts'

/** What was chosen and typed on the way to a system that is no bank, and where one stands. */
export interface Way<T, S extends string> {
  readonly state: T
  /** The wizard was opened on a connection there was before. */
  readonly isExisting: boolean
  readonly change: (change: Partial<T>) => void
  readonly steps: Steps<S>
}

interface WayOptions<T, S extends string> extends Omit<StepsOptions<S>, 'isSaved'> {
  readonly initial: T
}

/** The state of one such wizard; there is a connection as soon as its state names one. */
export function useWay<T extends { readonly connectionId: ConnectionId | null }, S extends string>(
  options: WayOptions<T, S>,
): Way<T, S> {
  const { initial, ...way } = options
  const [state, setState] = useState(initial)
  const change = useCallback((part: Partial<T>) => setState((before) => ({ ...before, ...part })), [])
  const steps = useSteps({ ...way, isSaved: state.connectionId !== null })
  return { state, isExisting: initial.connectionId !== null, change, steps }
}
