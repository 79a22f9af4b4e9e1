import { Button } from '@mantine/core'
import IconWallet from '@tabler/icons-react/dist/esm/icons/IconWallet.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '../../api.ts'
import { Empty } from '../../components/Empty.tsx'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { PanelSkeleton } from '../../components/Skeletons.tsx'
import { ConnectionAccounts } from './ConnectionAccounts.tsx'
import { groupByConnection } from '../../components/account-groups.ts'

/** Every account, under the bank connection it comes from. */
export function AccountsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('accounts.title')} subtitle={t('accounts.subtitle')}>
      <AccountsContent />
    </Page>
  )
}

function AccountsContent() {
  const { t } = useTranslation()
  const accounts = useApi('accounts:list', undefined)
  if (accounts.isPending) return <PanelSkeleton height={480} />
  if (accounts.isError) {
    return (
      <Problem
        error={accounts.error.failure}
        isRetrying={accounts.isFetching}
        onRetry={() => void accounts.refetch()}
      />
    )
  }
  if (accounts.data.length === 0) {
    return (
      <Panel>
        <Empty
          icon={<IconWallet size={26} stroke={1.6} />}
          title={t('accounts.empty.title')}
          action={
            <Button component={Link} to="/connections">
              {t('accounts.empty.action')}
            </Button>
          }
        >
          {t('accounts.empty.text')}
        </Empty>
      </Panel>
    )
  }
  return groupByConnection(accounts.data).map((group) => (
    <ConnectionAccounts key={group.connectionId ?? 'files'} group={group} />
  ))
}
