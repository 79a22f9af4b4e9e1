import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, useLocation } from 'react-router'
import { useApi } from '../api.ts'
import { Problem } from '../components/Problem.tsx'
import { useStatus } from '../status.ts'
import { Badges } from './Badges.tsx'
import { Navigation } from './Navigation.tsx'
import styles from './Frame.module.css'

const contentId = 'content'

/** Navigation on the left, what must be known above, the page itself. Without any bank the first start comes first;
 *  settings stay reachable, because language and theme concern it too. */
export function Frame() {
  const { isDemo } = useStatus()
  const { pathname } = useLocation()
  const connections = useApi('connections:list', undefined)
  const isFirstStart = connections.data?.length === 0 && !isDemo && pathname !== '/settings'
  if (isFirstStart) return <Navigate to="/welcome" replace />
  return (
    <div className={styles.frame}>
      <SkipLink />
      <Navigation />
      <div className={styles.right}>
        <Badges />
        <main id={contentId} tabIndex={-1} className={styles.content}>
          {connections.isError ? (
            <div className={styles.problem}>
              <Problem error={connections.error.failure} onRetry={() => void connections.refetch()} />
            </div>
          ) : (
            connections.isSuccess && <Outlet />
          )}
        </main>
      </div>
    </div>
  )
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
