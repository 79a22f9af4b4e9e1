import { useEffect, useEffectEvent, useState } from 'react'
import { useLocation, useNavigate, useNavigation } from 'react-router'
import type { AppStatus } from '../../../../shared/app-status.ts'
import { longestPath } from '../../../../shared/lock.ts'
import { call, useCommand } from '../../api.ts'

/** Where a document begins: the locked one knows of no other place. */
const start = '/'

/**
 * Back to the page one was on when the app was locked. Main remembers it, since the locked document is a new one that must not, and tells
 * once the app is open. Who chose where to go while unlocking goes there.
 * @returns false until that is known: nothing is shown of another page first.
 */
export function useWayBack(status: AppStatus | undefined): boolean {
  const isLocked = status === undefined ? null : status.locked !== null
  const isOpen = isLocked === false && status?.problem === null
  const [isBack, setBack] = useState(true)
  if (isLocked === true && isBack) setBack(false)
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const isGoing = useNavigation().state !== 'idle'
  const goBack = useEffectEvent(async (path: string | null) => {
    if (path !== null && pathname === start && !isGoing) await navigate(path, { replace: true })
    setBack(true)
  })
  useEffect(() => {
    if (!isOpen || isBack) return
    let isOver = false
    void rememberedPage().then((path) => (isOver ? undefined : goBack(path)))
    return () => void (isOver = true)
  }, [isOpen, isBack])

  const { mutate: remember } = useCommand('lock:remember-page')
  const path = pathname.length + search.length > longestPath ? pathname : pathname + search
  useEffect(() => {
    if (isOpen && isBack) remember({ path })
  }, [isOpen, isBack, path, remember])
  return isBack
}

/** Without an answer, because it was locked again or for a fault that main has logged, it is the overview. */
async function rememberedPage(): Promise<string | null> {
  try {
    return (await call('lock:remembered-page', undefined)).path
  } catch {
    return null
  }
}
