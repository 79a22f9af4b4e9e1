import { Button } from '@mantine/core'
import IconPlugConnected from '@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs'
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { isBankConnection } from '../../../../shared/model.ts'
import { useApi } from '../../api.ts'
import { Empty } from '../../components/Empty.tsx'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { BlockSkeleton } from '../../components/Skeletons.tsx'
import { ConnectionCard } from './ConnectionCard.tsx'
import { OtherCard } from './other/OtherCard.tsx'

/** Every connection, to a bank or not: how it is, and everything one can do with it. */
export function ConnectionsPage() {
  const { t } = useTranslation()
  const connections = useApi('connections:list', undefined)
  const hasAny = (connections.data?.length ?? 0) > 0
  const add = (
    <Button
      component={Link}
      to="/connect"
      variant="default"
      leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />}
    >
      {t('connections.add')}
    </Button>
  )
  return (
    <Page title={t('connections.title')} subtitle={t('connections.subtitle')} actions={hasAny && add}>
      <ConnectionsContent />
    </Page>
  )
}

function ConnectionsContent() {
  const { t } = useTranslation()
  const connections = useApi('connections:list', undefined)
  if (connections.isPending) return <BlockSkeleton height={260} />
  if (connections.isError) {
    return <Problem error={connections.error.failure} onRetry={() => void connections.refetch()} />
  }
  if (connections.data.length > 0) {
    return connections.data.map((each) =>
      isBankConnection(each) ? (
        <ConnectionCard key={each.id} connection={each} />
      ) : (
        <OtherCard key={each.id} connection={each} />
      ),
    )
  }
  return (
    <Panel>
      <Empty
        icon={<IconPlugConnected size={26} stroke={1.6} />}
        title={t('connections.empty.title')}
        action={
          <Button component={Link} to="/connect">
            {t('connections.empty.action')}
          </Button>
        }
      >
        {t('connections.empty.text')}
      </Empty>
    </Panel>
  )
}
