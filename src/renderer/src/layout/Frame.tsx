import { useLayoutEffect, useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, useLocation } from 'react-router'
import { useApi } from '../api.ts'
import { Problem } from '../components/Problem.tsx'
import { useStatus } from '../status.ts'
import { Badges } from './Badges.tsx'
import { FileDrop } from './FileDrop.tsx'
import { Navigation } from './Navigation.tsx'
import { UndoKeys } from './UndoKeys.tsx'
import styles from './Frame.module.css'

const contentId = 'content'

/** Pages that are of use before anything is known: language and theme, the file that may be the beginning, and one that somebody
 *  else signed. */
const openPages = ['/settings', '/import', '/signing']

/** Navigation on the left, what must be known above, the page itself. Without a bank and without an account from a file
 *  the first start comes first. */
export function Frame() {
  const { isDemo } = useStatus()
  const { pathname } = useLocation()
  const content = useFromTheTop(pathname)
  const connections = useApi('connections:list', undefined)
  const hasNoBank = connections.data?.length === 0
  const accounts = useApi('accounts:list', undefined, { enabled: hasNoBank })
  const isFirstStart = hasNoBank && accounts.data?.length === 0 && !isDemo
  const isBarred = isFirstStart && !openPages.includes(pathname)
  const known = hasNoBank ? accounts : connections
  // What was known before the wizard is shown until the answer of now is here: whoever just connected something stays.
  const isAsking = connections.isFetching || accounts.isFetching
  if (isBarred && !isAsking) return <Navigate to="/welcome" replace />
  return (
    <div className={styles.frame}>
      <SkipLink />
      <Navigation />
      <div className={styles.right}>
        <Badges />
        <main ref={content} id={contentId} tabIndex={-1} className={styles.content}>
          {known.isError ? (
            <div className={styles.problem}>
              <Problem error={known.error.failure} onRetry={() => void known.refetch()} />
            </div>
          ) : (
            known.isSuccess && !isBarred && <Outlet />
          )}
        </main>
      </div>
      <FileDrop />
      <UndoKeys />
    </div>
  )
}

/** Another page begins at its top. Another question asked of the same one, which is in the address behind it, moves nothing. */
function useFromTheTop(pathname: string): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    // Newer engines answer a promise, which React would take for what is to be called when the page goes.
    content.current?.scrollTo({ top: 0 })
  }, [pathname])
  return content
}

/** The window without navigation: first start and the wizard, where there is one way to go. */
export function BareFrame() {
  return (
    <div className={styles.bare}>
      <SkipLink />
      <Badges />
      <main id={contentId} tabIndex={-1} className={`${styles.content} ${styles.whole}`}>
        <Outlet />
      </main>
      <FileDrop />
    </div>
  )
}

/** A button, not a link: the address after the hash belongs to the router. */
function SkipLink() {
  const { t } = useTranslation()
  return (
    <button type="button" className={styles.skip} onClick={() => document.getElementById(contentId)?.focus()}>
      {t('common.nav.skip')}
    </button>
  )
}
