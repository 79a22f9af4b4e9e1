import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate, useRouteError } from 'react-router'
import { Button } from '@mantine/core'
import { failureOf } from '../api.ts'
import { Empty } from '../components/Empty.tsx'
import { Page } from '../components/Page.tsx'
import { Problem } from '../components/Problem.tsx'
import styles from './Blocked.module.css'

/** What a page shows in place of itself when drawing it failed. Trying again draws it anew. */
export function RouteProblem() {
  const error = useRouteError()
  const location = useLocation()
  const navigate = useNavigate()
  return (
    <div className={styles.blocked}>
      <div className={styles.column}>
        <Problem error={failureOf(error)} onRetry={() => void navigate(location, { replace: true })} />
      </div>
    </div>
  )
}

/** An address without a page: an old link, or a mistake of ours. */
export function NotFound() {
  const { t } = useTranslation()
  return (
    <Page title={t('common.notFound.title')}>
      <Empty
        action={
          <Button component={Link} to="/">
            {t('common.notFound.action')}
          </Button>
        }
      >
        {t('common.notFound.text')}
      </Empty>
    </Page>
  )
}
