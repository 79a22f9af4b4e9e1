import type { Input } from '../../../../shared/contract.ts'
import type { ConnectionId } from '../../../../shared/ids.ts'
import { useCommand } from '../../api.ts'

type Kept = Omit<Input<'connection:configure'>, 'connectionId' | 'name'>

/** Brings what was typed to main: as a connection of its own, or into the one there is. */
export function useKeep(connectionId: ConnectionId | null) {
  const create = useCommand('connection:create')
  const configure = useCommand('connection:configure')
  return {
    /** Makes the connection. */
    create: (input: Input<'connection:create'>, onKept: (connectionId: ConnectionId) => void) =>
      create.mutate(input, { onSuccess: (made) => onKept(made.connectionId) }),
    /** Changes the one there is; without anything to change it goes on at once. */
    change: (kept: Kept, onKept: () => void) => {
      if (connectionId === null || (kept.settings === undefined && kept.credentials === undefined)) {
        return onKept()
      }
      configure.mutate({ connectionId, ...kept }, { onSuccess: onKept })
    },
    /** What went wrong before counts for nothing any more. */
    forget: () => {
      create.reset()
      configure.reset()
    },
    isPending: create.isPending || configure.isPending,
    error: (connectionId === null ? create.error : (configure.error ?? create.error))?.failure,
  }
}
