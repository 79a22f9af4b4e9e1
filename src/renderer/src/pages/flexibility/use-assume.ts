import { useQueryClient } from '@tanstack/react-query'
import type { FlexIdentity } from '../../../../shared/flex.ts'
import type { ConnectionId } from '../../../../shared/ids.ts'
import { queryKey, useCommand } from '../../api.ts'

/** Takes another party. What was seen as the one before is forgotten, and not merely asked again. */
export function useAssume(connectionId: ConnectionId) {
  const client = useQueryClient()
  const command = useCommand('flex:assume')
  const show = (identity: FlexIdentity) => {
    // Nobody looks any more: whoever comes back asks anew.
    const isShown = (shown: FlexIdentity | undefined) => (shown === undefined ? undefined : identity)
    client.setQueryData(queryKey('flex:identity', { connectionId }), isShown)
    for (const channel of ['flex:page', 'flex:record'] as const) {
      client.removeQueries({ queryKey: queryKey(channel) })
    }
  }
  const assume = (partyId: number | null) => {
    // Each that was taken is shown, also where another was chosen meanwhile. Why one was not, the command knows.
    command.mutateAsync({ connectionId, partyId }).then(show, () => undefined)
  }
  return { ...command, assume }
}
export type Assume = ReturnType<typeof useAssume>
