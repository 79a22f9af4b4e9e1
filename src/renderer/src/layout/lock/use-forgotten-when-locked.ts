import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AppStatus } from '../../../../shared/app-status.ts'
import { forgetAnswers } from '../../api.ts'
import { forgetExports } from '../../export-job.ts'
import { forgetImport } from '../../import-job.ts'
import { forgetUnfinishedSyncs } from '../../progress.ts'

/** Forgets all that a page was told when the app is locked: answers, what was sent, jobs, and what is said in the corner. */
export function useForgottenWhenLocked(status: AppStatus | undefined): void {
  const client = useQueryClient()
  const isLocked = status !== undefined && status.locked !== null
  useEffect(() => {
    if (!isLocked) return
    forgetAnswers(client)
    forgetImport()
    forgetExports()
    forgetUnfinishedSyncs()
    notifications.clean()
  }, [client, isLocked])
}
