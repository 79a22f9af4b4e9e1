import { useQueryClient } from '@tanstack/react-query'
import type { ConnectionId } from '../../../../shared/ids.ts'
import { queryKey, useCommand } from '../../api.ts'

/** Takes another party. What was seen as the one before is forgotten, and not merely asked again. */
export function useAssume(connectionId: ConnectionId) {
  const client = useQueryClient()
  const command = useCommand('flex:assume')
  const assume = (partyId: number | null) => {
    command.mutate(
      { connectionId, partyId },
      {
        onSuccess: (identity) => {
          client.setQueryData(queryKey('flex:identity', { connectionId }), identity)
          for (const channel of ['flex:page', 'flex:record'] as const) {
            client.removeQueries({ queryKey: queryKey(channel) })
          }
        },
      },
    )
  }
  return { ...command, assume }
}
export type Assume = ReturnType<typeof useAssume>
