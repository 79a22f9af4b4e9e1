import { Button } from '@mantine/core'
import IconBolt from '@tabler/icons-react/dist/esm/icons/IconBolt.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Connection } from '../../../../shared/model.ts'
import { useApi } from '../../api.ts'
import { Empty } from '../../components/Empty.tsx'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { ConnectionChoice } from './ConnectionChoice.tsx'
import { ConnectionView } from './ConnectionView.tsx'
import { useFlexState } from './use-flex-state.ts'

/** What the Flexibility Information System shows: who one is there, and its tables. Nothing there is changed; a lookup is noted. */
export function FlexibilityPage() {
  const { t } = useTranslation()
  const control = useFlexState()
  const connections = useApi('connections:list', undefined)
  const ofFis = connections.data?.filter(({ system }) => system === 'fis') ?? []
  const chosen = ofFis.find(({ id }) => id === control.state.connectionId) ?? ofFis.find(isUsable) ?? ofFis[0]
  return (
    <Page
      title={t('flex.title')}
      subtitle={t('flex.subtitle')}
      actions={
        ofFis.length > 1 && chosen !== undefined ? (
          <ConnectionChoice connections={ofFis} chosen={chosen} control={control} />
        ) : undefined
      }
    >
      {connections.isPending ? (
        <RowsSkeleton rows={7} />
      ) : connections.isError ? (
        <Problem
          error={connections.error.failure}
          isRetrying={connections.isFetching}
          onRetry={() => void connections.refetch()}
        />
      ) : chosen === undefined ? (
        <Nothing words="none" to="/connect?system=fis" />
      ) : isUsable(chosen) ? (
        <ConnectionView key={chosen.id} connection={chosen} />
      ) : (
        <Nothing words="unfinished" to={`/connect?renew=${chosen.id}`} />
      )}
    </Page>
  )
}

function isUsable({ status }: Connection): boolean {
  return status === 'ready' || status === 'needs-login'
}

function Nothing({ words, to }: { readonly words: 'none' | 'unfinished'; readonly to: string }) {
  const { t } = useTranslation()
  const isNone = words === 'none'
  return (
    <Panel>
      <Empty
        icon={<IconBolt size={26} stroke={1.6} />}
        title={t(isNone ? 'flex.none.title' : 'flex.none.unfinishedTitle')}
        action={
          <Button component={Link} to={to}>
            {t(isNone ? 'flex.none.action' : 'flex.none.unfinishedAction')}
          </Button>
        }
      >
        {t(isNone ? 'flex.none.text' : 'flex.none.unfinishedText')}
      </Empty>
    </Panel>
  )
}
