import { useQueryClient } from '@tanstack/react-query'
import type { AppStatus } from '../../../../shared/app-status.ts'
import { queryKey } from '../../api.ts'

/** What is done when the app was opened: the page asks everything anew. With a status at hand it does not wait for one. */
export function useUnlocked(): (status?: AppStatus) => void {
  const client = useQueryClient()
  return (status) => {
    if (status !== undefined) client.setQueryData(queryKey('app:status', undefined), status)
    void client.invalidateQueries()
  }
}
