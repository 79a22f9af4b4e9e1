import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { isBankConnection } from '../../../../shared/model.ts'
import { bankIds, isBank, type BankId } from '../../../../shared/systems.ts'
import { queryKey, useApi } from '../../api.ts'
import { Page } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { useStatus } from '../../status.ts'
import { Wizard } from './Wizard.tsx'
import { existingConnection, newConnection } from './wizard-state.ts'

/**
 * `/connect` connects a bank. `/connect?renew=<id>` signs in to a connection there is, in place: the same connection and
 * the same accounts. `&step=credentials`, `register`, `finInst` or `accounts` enters where that is changed.
 */
export function ConnectPage() {
  const [search] = useSearchParams()
  const client = useQueryClient()
  const id = search.get('renew')
  const step = search.get('step')
  // What the bank showed belongs to this walk: the next one asks anew.
  useEffect(() => () => client.removeQueries({ queryKey: queryKey('connection:read-accounts') }), [client])
  const standIns = useStandIns()
  if (id === null) return <Wizard key="new" name={null} initial={() => newConnection(standIns)} />
  return <Renewal key={`${id} ${step ?? ''}`} id={id} step={step} />
}

/** Banks in whose place something else answers; in the invented household all of them. */
function useStandIns(): readonly BankId[] {
  const { isDemo, replacedSystems } = useStatus()
  return isDemo ? bankIds : replacedSystems.filter(isBank)
}

function Renewal({ id, step }: { readonly id: string; readonly step: string | null }) {
  const { t } = useTranslation()
  const standIns = useStandIns()
  const connections = useApi('connections:list', undefined)
  const connection = connections.data?.find((each) => each.id === id)
  if (connection !== undefined && isBankConnection(connection)) {
    return <Wizard name={connection.name} initial={() => existingConnection(connection, step, standIns)} />
  }
  return (
    <Page title={t('connect.title')}>
      {connections.isPending ? (
        <RowsSkeleton rows={5} />
      ) : connections.isError ? (
        <Problem error={connections.error.failure} onRetry={() => void connections.refetch()} />
      ) : (
        <Problem
          error={{ code: 'not-found' }}
          action={
            <Button component={Link} to="/connections">
              {t('common.nav.connections')}
            </Button>
          }
        />
      )}
    </Page>
  )
}
