import { Button } from '@mantine/core'
import IconArrowsExchange from '@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '../../api.ts'
import { Empty } from '../../components/Empty.tsx'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { TransactionsView } from './TransactionsView.tsx'

/** Every transaction of every account: searched, filtered, summed, looked into and taken out as a file. */
export function TransactionsPage() {
  const { t } = useTranslation()
  const accounts = useApi('accounts:list', undefined)
  if (accounts.isPending) {
    return (
      <Page title={t('transactions.title')}>
        <RowsSkeleton rows={9} />
      </Page>
    )
  }
  if (accounts.isError) {
    return (
      <Page title={t('transactions.title')}>
        <Problem
          error={accounts.error.failure}
          isRetrying={accounts.isFetching}
          onRetry={() => void accounts.refetch()}
        />
      </Page>
    )
  }
  const followed = accounts.data.filter((account) => account.isChosen)
  const rowCount = followed.reduce(
    (count, { bookedCount, pendingCount }) => count + bookedCount + pendingCount,
    0,
  )
  if (followed.length === 0) return <NothingYet state="empty" />
  if (rowCount === 0) return <NothingYet state="nothingRead" />
  return <TransactionsView accounts={followed} />
}

/** No account, or accounts whose first sync is still to come: both lead to the connections. */
function NothingYet({ state }: { readonly state: 'empty' | 'nothingRead' }) {
  const { t } = useTranslation()
  return (
    <Page title={t('transactions.title')}>
      <Panel>
        <Empty
          icon={<IconArrowsExchange size={26} stroke={1.6} />}
          title={t(`transactions.${state}.title`)}
          action={
            <Button component={Link} to="/connections">
              {t('transactions.empty.action')}
            </Button>
          }
        >
          {t(`transactions.${state}.text`)}
        </Empty>
      </Panel>
    </Page>
  )
}
