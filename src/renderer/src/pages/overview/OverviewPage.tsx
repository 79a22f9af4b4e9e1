import { Button } from '@mantine/core'
import IconChartAreaLine from '@tabler/icons-react/dist/esm/icons/IconChartAreaLine.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '../../api.ts'
import { Empty } from '../../components/Empty.tsx'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { BlockSkeleton } from '../../components/Skeletons.tsx'
import { AccountList } from './AccountList.tsx'
import { NetWorth } from './NetWorth.tsx'
import { OverTime } from './OverTime.tsx'
import styles from './OverviewPage.module.css'

/** What there is, on which accounts, and how it changed. */
export function OverviewPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('overview.title')} subtitle={t('overview.subtitle')}>
      <OverviewContent />
    </Page>
  )
}

function OverviewContent() {
  const { t } = useTranslation()
  const overview = useApi('overview:get', undefined)
  if (overview.isPending) {
    return (
      <>
        <BlockSkeleton height={280} />
        <BlockSkeleton height={400} />
      </>
    )
  }
  if (overview.isError) {
    return (
      <Problem
        error={overview.error.failure}
        isRetrying={overview.isFetching}
        onRetry={() => void overview.refetch()}
      />
    )
  }
  const accounts = overview.data.accounts.filter((account) => account.isChosen)
  if (accounts.length === 0) {
    return (
      <Panel>
        <Empty
          icon={<IconChartAreaLine size={26} stroke={1.6} />}
          title={t('overview.empty.title')}
          action={
            <Button component={Link} to="/connections">
              {t('overview.empty.action')}
            </Button>
          }
        >
          {t('overview.empty.text')}
        </Empty>
      </Panel>
    )
  }
  return (
    <>
      <div className={styles.top}>
        <NetWorth overview={overview.data} accounts={accounts} />
        <AccountList accounts={accounts} />
      </div>
      <OverTime accounts={accounts} />
    </>
  )
}
