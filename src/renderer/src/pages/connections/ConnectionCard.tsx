import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../../shared/model.ts'
import { consentLeft, endsSoon } from '../../components/consent-left.ts'
import { Problem } from '../../components/Problem.tsx'
import { SyncProgress } from '../../components/SyncProgress.tsx'
import { useSync } from '../../components/use-sync.ts'
import { useCommand } from '../../api.ts'
import { useStatus } from '../../status.ts'
import { CardHeader } from './CardHeader.tsx'
import { ConnectionFacts } from './ConnectionFacts.tsx'
import { DisconnectDialog } from './DisconnectDialog.tsx'
import { EndsSoon } from './EndsSoon.tsx'
import { Outcomes } from './Outcomes.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { RunHistory } from './RunHistory.tsx'
import { wayOf } from './way.ts'
import styles from './ConnectionCard.module.css'

/** One connection: how it is, what is happening, what went wrong, and what one can do. */
export function ConnectionCard({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation()
  const { today } = useStatus()
  const sync = useSync(connection.id, connection.isSyncing)
  const testing = useCommand('connection:test')
  const pausing = useCommand('connection:pause')
  const [dialog, setDialog] = useState<'rename' | 'disconnect' | null>(null)
  const left = connection.status === 'ready' ? consentLeft(connection, today) : null
  return (
    <section className={styles.card} aria-labelledby={`connection-${connection.id}`}>
      <CardHeader
        connection={connection}
        left={left}
        isRunning={sync.isRunning}
        onSync={() => {
          testing.reset()
          sync.start()
        }}
        onTest={() => testing.mutate({ connectionId: connection.id })}
        onPause={() => pausing.mutate({ connectionId: connection.id, isPaused: !connection.isPaused })}
        onRename={() => setDialog('rename')}
        onDisconnect={() => setDialog('disconnect')}
      />
      <div className={styles.body}>
        {sync.isRunning && (
          <SyncProgress connectionId={connection.id} isStopping={sync.isStopping} onCancel={sync.cancel} />
        )}
        {!sync.isRunning && endsSoon(left) && <EndsSoon left={left} />}
        {pausing.isError && <Problem error={pausing.error.failure} bank={connection.name} />}
        {connection.status === 'new' && connection.lastFailure === null && (
          <p className={styles.saved}>{t(`connections.saved.${wayOf(connection)}`)}</p>
        )}
        <Outcomes connection={connection} sync={sync} testing={testing} />
        {connection.status !== 'new' && <ConnectionFacts connection={connection} left={left} />}
      </div>
      {connection.status !== 'new' && <RunHistory connection={connection} isRunning={sync.isRunning} />}
      <RenameDialog connection={connection} isOpen={dialog === 'rename'} onClose={() => setDialog(null)} />
      <DisconnectDialog
        connection={connection}
        isOpen={dialog === 'disconnect'}
        onClose={() => setDialog(null)}
      />
    </section>
  )
}
