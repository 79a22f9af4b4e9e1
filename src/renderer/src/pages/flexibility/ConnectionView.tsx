import { useState } from 'react'
import type { FlexResource } from '../../../../shared/fis.ts'
import type { Connection } from '../../../../shared/model.ts'
import { useApi } from '../../api.ts'
import { BlockSkeleton } from '../../components/Skeletons.tsx'
import { FisProblem } from './FisProblem.tsx'
import { RecordDrawer } from './RecordDrawer.tsx'
import { TableTabs } from './TableTabs.tsx'
import { TableView } from './TableView.tsx'
import { firstTable } from './tables.ts'
import { useFlexState } from './use-flex-state.ts'
import { WhoPanel } from './WhoPanel.tsx'

interface ConnectionViewProps {
  readonly connection: Connection
}

/** Where the role one came with begins. Acting as another, one goes on at the table one looks at. */
function useFirst(role: string | undefined): FlexResource {
  const [first, setFirst] = useState<FlexResource | null>(null)
  if (first === null && role !== undefined) setFirst(firstTable(role))
  return first ?? firstTable(role)
}

/** Who one is through this connection, and what is seen as that. */
export function ConnectionView({ connection }: ConnectionViewProps) {
  // Forgotten with the page: who one was must not stand beside what one sees by the time one is back.
  const identity = useApi('flex:identity', { connectionId: connection.id }, { isBrief: true })
  const control = useFlexState(useFirst(identity.data?.role))
  if (identity.isPending) return <BlockSkeleton height={240} />
  if (identity.isError) {
    return (
      <FisProblem
        connection={connection}
        error={identity.error.failure}
        isRetrying={identity.isFetching}
        onRetry={() => void identity.refetch()}
      />
    )
  }
  const { role, partyId } = identity.data
  const { resource } = control.state
  // What one party sees must not stand under another's name for a moment.
  const seenAs = `${role} ${partyId ?? ''}`
  return (
    <>
      <WhoPanel connection={connection} identity={identity.data} control={control} />
      <TableTabs control={control}>
        <TableView
          key={`${resource} ${seenAs}`}
          connection={connection}
          identity={identity.data}
          control={control}
        />
      </TableTabs>
      <RecordDrawer key={seenAs} connection={connection} control={control} />
    </>
  )
}
