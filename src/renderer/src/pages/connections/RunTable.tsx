import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SyncRun } from '../../../../shared/model.ts'
import { useFailureText } from '../../components/use-failure-text.ts'
import { useFormat } from '../../format/use-format.ts'
import styles from './RunTable.module.css'

interface RunTableProps {
  readonly name: string
  /** Newest first. */
  readonly runs: readonly SyncRun[]
  /** true: the newest is under way, not broken off. */
  readonly isRunning: boolean
}

/** One line a sync: when, how long, what came of it. */
export function RunTable({ name, runs, isRunning }: RunTableProps) {
  const { t } = useTranslation()
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{t('connections.history.caption', { name })}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('connections.history.started')}</th>
          <th scope="col">{t('connections.history.took')}</th>
          <th scope="col" className={styles.number}>
            {t('connections.history.added')}
          </th>
          <th scope="col" className={styles.number}>
            {t('connections.history.changed')}
          </th>
          <th scope="col" className={styles.number}>
            {t('connections.history.pending')}
          </th>
          <th scope="col" className={styles.outcome}>
            {t('connections.history.outcome')}
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run, index) => (
          <Run key={run.runId} run={run} bank={name} isRunning={isRunning && index === 0} />
        ))}
      </tbody>
    </table>
  )
}

interface RunProps {
  readonly run: SyncRun
  readonly bank: string
  readonly isRunning: boolean
}

function Run({ run, bank, isRunning }: RunProps) {
  const format = useFormat()
  return (
    <tr>
      <td>{format.instant(run.startedAt)}</td>
      <td>
        <Took run={run} />
      </td>
      <td className={styles.number}>{format.integer(run.added)}</td>
      <td className={styles.number}>{format.integer(run.changed)}</td>
      <td className={styles.number}>{format.integer(run.pending)}</td>
      <td className={styles.outcome}>
        <Outcome run={run} bank={bank} isRunning={isRunning} />
      </td>
    </tr>
  )
}

function Took({ run }: { readonly run: SyncRun }) {
  const { t } = useTranslation()
  if (run.finishedAt === null) return t('common.dash')
  const seconds = Math.max(1, Math.round((Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000))
  return seconds < 120
    ? t('connections.history.seconds', { count: seconds })
    : t('connections.history.minutes', { count: Math.round(seconds / 60) })
}

/** A run without an end was broken off with the app, unless it is the one under way. */
function Outcome({ run, bank, isRunning }: RunProps) {
  const { t } = useTranslation()
  const failureText = useFailureText(run.failure ?? { code: 'internal' }, bank)
  if (run.failure !== null) return <span className={styles.failed}>{failureText.title}</span>
  if (run.finishedAt === null) {
    return isRunning ? t('connections.history.running') : t('connections.history.interrupted')
  }
  if (run.isPartial) return t('connections.history.partial')
  return run.isHistoryComplete ? t('connections.history.ok') : t('connections.history.unfinished')
}
