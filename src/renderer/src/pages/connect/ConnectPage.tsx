import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { isBankConnection, type Connection } from '../../../../shared/model.ts'
import { bankIds, isBank, type BankId } from '../../../../shared/systems.ts'
import { queryKey, useApi } from '../../api.ts'
import { Page } from '../../components/Page.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { useIsInvented, useStatus } from '../../status.ts'
import { bankIdEntry, existingBankId, firstBankId } from './bankid/bankid-state.ts'
import { BankIdWizard } from './bankid/BankIdWizard.tsx'
import { existingFis, fisEntry, newFis } from './fis/fis-state.ts'
import { FisWizard } from './fis/FisWizard.tsx'
import { Wizard } from './Wizard.tsx'
import { existingConnection, isOtherSystem, newConnection } from './wizard-state.ts'

/**
 * `/connect` connects a bank; `?system=bankid` or `fis` what is no bank, which its first step leads to. `/connect?renew=<id>` signs in to a connection there is, in place: the same connection and
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
  const isInvented = useIsInvented('bankid')
  if (id !== null) return <Renewal key={`${id} ${step ?? ''}`} id={id} step={step} />
  switch (search.get('system')) {
    case 'bankid':
      return <BankIdWizard name={null} initial={firstBankId(isInvented)} entry="environment" />
    case 'fis':
      return <FisWizard name={null} initial={newFis} entry="place" />
    default: {
      const chosen = search.get('chosen')
      const other = isOtherSystem(chosen) ? chosen : null
      return <Wizard key="new" name={null} initial={() => newConnection(standIns, other)} />
    }
  }
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
  if (connection !== undefined) return <Existing {...{ connection, step, standIns }} />
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

interface ExistingProps {
  readonly connection: Connection
  readonly step: string | null
  readonly standIns: readonly BankId[]
}

/** The wizard of what the connection is to. It begins from what was known then: later news of the connection change no step. */
function Existing({ connection, step, standIns }: ExistingProps) {
  const { status, system } = connection
  // What was never used is being connected still, and not changed.
  const name = status === 'new' ? null : connection.name
  if (isBankConnection(connection)) {
    return <Wizard name={name} initial={() => existingConnection(connection, step, standIns)} />
  }
  const hasKept = status !== 'disconnected'
  return system === 'fis' ? (
    <FisWizard name={name} initial={existingFis(connection)} entry={fisEntry(step, status)} />
  ) : (
    <BankIdWizard name={name} initial={existingBankId(connection)} entry={bankIdEntry(step, hasKept)} />
  )
}
