import type { Connection } from '../../../shared/model.ts'
import { useApi } from '../api.ts'

export interface BankIdConnections {
  /** Nobody has answered yet. */
  readonly isPending: boolean
  /** Those that an order can go through. */
  readonly ready: readonly Connection[]
  /** There is one, but it wants the person first. */
  readonly isUnready: boolean
}

/** The ways to BankID there are. */
export function useBankId(): BankIdConnections {
  const connections = useApi('connections:list', undefined)
  const all = connections.data?.filter(({ system }) => system === 'bankid') ?? []
  const ready = all.filter(({ status }) => status === 'ready')
  const isUnready = ready.length === 0 && all.some(({ status }) => status !== 'disconnected')
  return { isPending: connections.isPending, ready, isUnready }
}
