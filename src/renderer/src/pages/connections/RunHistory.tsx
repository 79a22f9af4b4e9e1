import { Collapse, UnstyledButton } from '@mantine/core'
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../../shared/model.ts'
import { useApi } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { RunTable } from './RunTable.tsx'
import styles from './RunHistory.module.css'

interface RunHistoryProps {
  readonly connection: Connection
  readonly isRunning: boolean
}

/** The last syncs, folded away until somebody wants to know. */
export function RunHistory({ connection, isRunning }: RunHistoryProps) {
  const { t } = useTranslation()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.history}>
      <UnstyledButton
        className={styles.toggle ?? ''}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <IconChevronDown
          size={16}
          stroke={2}
          aria-hidden="true"
          className={isOpen ? styles.open : undefined}
        />
        {isOpen ? t('connections.history.hide') : t('connections.history.show')}
      </UnstyledButton>
      <Collapse id={id} expanded={isOpen}>
        {isOpen && <Runs connection={connection} isRunning={isRunning} />}
      </Collapse>
    </div>
  )
}

const shownRuns = 20

function Runs({ connection, isRunning }: RunHistoryProps) {
  const { t } = useTranslation()
  const runs = useApi('sync:history', { connectionId: connection.id, limit: shownRuns })
  if (runs.isPending) {
    return (
      <div className={styles.inside}>
        <RowsSkeleton rows={4} height={32} />
      </div>
    )
  }
  if (runs.isError) {
    return (
      <div className={styles.inside}>
        <Problem error={runs.error.failure} onRetry={() => void runs.refetch()} />
      </div>
    )
  }
  if (runs.data.length === 0) return <p className={styles.empty}>{t('connections.history.empty')}</p>
  return <RunTable name={connection.name} runs={runs.data} isRunning={isRunning} />
}
