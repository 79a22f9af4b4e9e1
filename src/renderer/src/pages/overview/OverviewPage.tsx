import { Button } from '@mantine/core'
import IconChartAreaLine from '@tabler/icons-react/dist/esm/icons/IconChartAreaLine.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '../../api.ts'
import { ConnectionNotices } from '../../components/ConnectionNotices.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { PanelSkeleton } from '../../components/Skeletons.tsx'
import { AccountList } from './AccountList.tsx'
import { BalancesPanel } from './BalancesPanel.tsx'
import { FlowsPanel } from './FlowsPanel.tsx'
import { NetWorth } from './NetWorth.tsx'
import { UpcomingPanel } from './UpcomingPanel.tsx'
import { RangePickers } from './RangePickers.tsx'
import { useRange } from './use-range.ts'
import styles from './OverviewPage.module.css'

/** What there is, on which accounts, and how it changed. */
export function OverviewPage() {
  const { t } = useTranslation()
  const overview = useApi('overview:get', undefined)
  const accounts = overview.data?.accounts.filter((account) => account.isChosen) ?? []
  const range = useRange(accounts)
  const frame = { title: t('overview.title'), subtitle: t('overview.subtitle') }
  if (overview.isPending) {
    return (
      <Page {...frame}>
        <OverviewSkeleton />
      </Page>
    )
  }
  if (overview.isError) {
    return (
      <Page {...frame}>
        <Problem
          error={overview.error.failure}
          isRetrying={overview.isFetching}
          onRetry={() => void overview.refetch()}
        />
      </Page>
    )
  }
  if (accounts.length === 0) {
    return (
      <Page {...frame}>
        <NoAccounts />
      </Page>
    )
  }
  return (
    <Page {...frame} actions={<RangePickers range={range} />}>
      <ConnectionNotices />
      <div className={styles.top}>
        <NetWorth overview={overview.data} accounts={accounts} range={range} />
        <AccountList accounts={accounts.filter((account) => !account.isClosed)} />
      </div>
      <UpcomingPanel />
      <BalancesPanel accounts={accounts} currency={range.currency} from={range.from} to={range.to} />
      <FlowsPanel currency={range.currency} from={range.fromMonth} to={range.to} />
    </Page>
  )
}

/** The shapes of what comes: two panels side by side, a chart below. */
function OverviewSkeleton() {
  return (
    <>
      <div className={styles.top}>
        <PanelSkeleton height={520} />
        <PanelSkeleton height={520} />
      </div>
      <PanelSkeleton height={464} />
    </>
  )
}

function NoAccounts() {
  const { t } = useTranslation()
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
