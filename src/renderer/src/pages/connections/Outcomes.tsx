import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ErrorCode, Failure } from '../../../../shared/errors.ts'
import type { Connection, SyncSummary } from '../../../../shared/model.ts'
import type { useCommand } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import { useFirstWords } from '../../components/use-first-words.ts'
import type { Sync } from '../../components/use-sync.ts'
import { hasConsent, wayOf } from './way.ts'
import styles from './Outcomes.module.css'

interface OutcomesProps {
  readonly connection: Connection
  readonly sync: Sync
  readonly testing: ReturnType<typeof useCommand<'connection:test'>>
}

/** What came of the last thing done: here just now, or before, as main remembers it. One failure is shown, the newest. */
export function Outcomes({ connection, sync, testing }: OutcomesProps) {
  const { t } = useTranslation()
  const isStopped = sync.failure?.code === 'cancelled'
  const failure = testing.error?.failure ?? (isStopped ? undefined : sync.failure) ?? connection.lastFailure
  return (
    <>
      <p role="status" className={styles.said}>
        {testing.isPending && t('connections.test.running')}
        {testing.isSuccess && t('connections.test.works')}
        {!sync.isRunning && sync.summary !== undefined && <Summary summary={sync.summary} />}
        {!sync.isRunning && isStopped && t('connections.sync.cancelled')}
      </p>
      {failure !== null && !sync.isRunning && !isStopped && (
        <LastFailure connection={connection} failure={failure} onRetry={sync.start} />
      )}
    </>
  )
}

function Summary({ summary }: { readonly summary: SyncSummary }) {
  const { t } = useTranslation()
  const isNothing = summary.added === 0 && summary.changed === 0
  const text = isNothing
    ? t('connections.sync.resultNone')
    : t('connections.sync.result', {
        added: t('connections.sync.added', { count: summary.added }),
        changed: t('connections.sync.changed', { count: summary.changed }),
      })
  return summary.isHistoryComplete ? text : `${text} ${t('connections.sync.more')}`
}

/** Where only the person can mend it there is the way there; everything else can be tried again. */
const mends: Partial<Record<ErrorCode, 'signIn' | 'client' | 'settings'>> = {
  'needs-login': 'signIn',
  'consent-expired': 'signIn',
  'consent-revoked': 'signIn',
  'bank-ip-changed': 'signIn',
  'client-rejected': 'client',
  'client-missing': 'client',
  'redirect-port-taken': 'settings',
}
const steps = { signIn: '', client: '&step=credentials', settings: '&step=register' } as const

interface LastFailureProps {
  readonly connection: Connection
  readonly failure: Failure
  readonly onRetry: () => void
}

function LastFailure({ connection, failure, onRetry }: LastFailureProps) {
  const { t } = useTranslation()
  const mend = mends[failure.code]
  const words = useFirstWords(failure, connection.name, connection.status === 'new')
  if (connection.status === 'disconnected') return null
  // Where the connection as a whole waits for the person, the one button that helps stands in its header.
  if (connection.status !== 'ready' && (mend !== undefined || connection.status === 'new')) {
    return <Problem error={failure} bank={connection.name} {...(words === undefined ? {} : { words })} />
  }
  if (failure.code === 'service-closed') {
    const toFile = (
      <Button component={Link} to="/import">
        {t('connections.actions.openFile')}
      </Button>
    )
    return <Problem error={failure} bank={connection.name} action={toFile} />
  }
  // Nothing to press: it goes on by itself once there is a network.
  if (failure.code === 'offline') return <Problem error={failure} bank={connection.name} />
  if (mend === undefined) {
    return <Problem error={failure} bank={connection.name} onRetry={onRetry} />
  }
  const way = wayOf(connection)
  const label = {
    client: t(`connections.keys.${way}`),
    signIn: hasConsent(way) ? t('connections.actions.signIn') : t('connections.actions.checkAgain'),
    settings: t('connections.actions.settings'),
  }[mend]
  return (
    <Problem
      error={failure}
      bank={connection.name}
      action={
        <Button component={Link} to={`/connect?renew=${connection.id}${steps[mend]}`}>
          {label}
        </Button>
      }
    />
  )
}
