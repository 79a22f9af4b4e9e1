import { BlockSkeleton } from '../components/Skeletons.tsx'
import { Outlet } from 'react-router'
import { useApi } from '../api.ts'
import { StatusContext } from '../status.ts'
import { Blocked } from './Blocked.tsx'
import { LockScreen } from './lock/LockScreen.tsx'
import { useForgottenWhenLocked } from './lock/use-forgotten-when-locked.ts'
import { useWayBack } from './lock/use-way-back.ts'
import { useNewDay } from './use-new-day.ts'
import styles from './Gate.module.css'

/** Stands before every page: until main has said how things are, while the app is locked, and when it cannot open the data at
 *  all. */
export function Gate() {
  const status = useApi('app:status', undefined)
  useNewDay(status.refetch)
  useForgottenWhenLocked(status.data)
  const isBack = useWayBack(status.data)
  if (status.isPending) return <Waiting />
  if (status.isError)
    return <Blocked failure={status.error.failure} onRetried={() => void status.refetch()} />
  if (status.data.locked !== null) {
    return (
      <StatusContext value={status.data}>
        <LockScreen locked={status.data.locked} />
      </StatusContext>
    )
  }
  if (status.data.problem !== null) {
    return (
      <Blocked
        failure={status.data.problem}
        folder={status.data.profileFolder}
        version={status.data.version}
        onRetried={() => void status.refetch()}
      />
    )
  }
  if (!isBack) return <Waiting />
  return (
    <StatusContext value={status.data}>
      <Outlet />
    </StatusContext>
  )
}

function Waiting() {
  return (
    <div className={styles.waiting}>
      <BlockSkeleton height={120} />
    </div>
  )
}
