import { useState } from 'react'
import type { Connection } from '../../../../../shared/model.ts'
import { useCommand } from '../../../api.ts'
import { consentLeft } from '../../../components/consent-left.ts'
import { useStatus } from '../../../status.ts'
import { RenameDialog } from '../RenameDialog.tsx'
import { OtherDisconnect } from './OtherDisconnect.tsx'
import { OtherFacts } from './OtherFacts.tsx'
import { OtherHeader } from './OtherHeader.tsx'
import { OtherOutcome } from './OtherOutcome.tsx'
import { TryDialog } from './TryDialog.tsx'
import styles from '../ConnectionCard.module.css'

/** A connection that holds no money: what it is, whether it works, and what one can do with it. Nothing of it is synced. */
export function OtherCard({ connection }: { readonly connection: Connection }) {
  const { today } = useStatus()
  const testing = useCommand('connection:test')
  const [dialog, setDialog] = useState<'rename' | 'disconnect' | 'try' | null>(null)
  const close = () => setDialog(null)
  const test = () => testing.mutate({ connectionId: connection.id })
  const left = connection.status === 'ready' ? consentLeft(connection, today) : null
  return (
    <section className={styles.card} aria-labelledby={`connection-${connection.id}`}>
      <OtherHeader
        connection={connection}
        left={left}
        onTest={test}
        onTry={() => setDialog('try')}
        onRename={() => setDialog('rename')}
        onDisconnect={() => setDialog('disconnect')}
      />
      <div className={styles.body}>
        <OtherOutcome connection={connection} left={left} testing={testing} onRetry={test} />
        <OtherFacts connection={connection} left={left} />
      </div>
      <RenameDialog connection={connection} isOpen={dialog === 'rename'} onClose={close} />
      <OtherDisconnect connection={connection} isOpen={dialog === 'disconnect'} onClose={close} />
      <TryDialog connection={connection} isOpen={dialog === 'try'} onClose={close} />
    </section>
  )
}
