import { Button } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { SyncSummary } from '../../../../shared/model.ts'
import { systems } from '../../../../shared/systems.ts'
import { useApi } from '../../api.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Problem } from '../../components/Problem.tsx'
import { SyncProgress } from '../../components/SyncProgress.tsx'
import type { StepProps } from './use-wizard.ts'
import styles from './SyncStep.module.css'

/** The first reading: how it goes, and how it ended. It does not need this page: leaving lets it go on. */
export function SyncStep({ wizard, sync }: StepProps) {
  const { t } = useTranslation()
  const { connectionId, system } = wizard.state
  if (sync.summary !== undefined) return <Done summary={sync.summary} {...{ wizard, sync }} />
  if (sync.failure !== undefined) return <Stopped {...{ wizard, sync }} bank={systems[system].name} />
  return (
    <div key="running" className={styles.step}>
      <PageHeader title={t('connect.sync.runningTitle')} subtitle={t('connect.sync.runningSubtitle')} />
      {connectionId !== null && (
        <SyncProgress connectionId={connectionId} isStopping={sync.isStopping} onCancel={sync.cancel} />
      )}
      <SeeMoney isMain={false}>{t('connect.sync.seeMeanwhile')}</SeeMoney>
    </div>
  )
}

function Done({ wizard, summary }: StepProps & { readonly summary: SyncSummary }) {
  const { t } = useTranslation()
  const { connectionId, system } = wizard.state
  const connections = useApi('connections:list', undefined)
  const name = connections.data?.find(({ id }) => id === connectionId)?.name ?? systems[system].name
  return (
    <div key="done" className={styles.step}>
      <span className={styles.icon} aria-hidden="true">
        <IconCheck size={30} stroke={2.2} />
      </span>
      <PageHeader title={t('connect.sync.doneTitle')} subtitle={t('connect.sync.doneSubtitle', { name })} />
      <div className={styles.facts}>
        <p className={styles.main}>
          {summary.added === 0
            ? t('connect.sync.addedNone')
            : t('connect.sync.added', { count: summary.added })}
        </p>
        {summary.isPartial && <p>{t('connect.sync.partial')}</p>}
        <p>{summary.isHistoryComplete ? t('connect.sync.fresh') : t('connect.sync.more')}</p>
      </div>
      <SeeMoney isMain>{t('connect.sync.see')}</SeeMoney>
    </div>
  )
}

function Stopped({ sync, bank }: StepProps & { readonly bank: string }) {
  const { t } = useTranslation()
  const isCancelled = sync.failure?.code === 'cancelled'
  return (
    <div key="stopped" className={styles.step}>
      <PageHeader title={t('connect.sync.stoppedTitle')} subtitle={t('connect.sync.stoppedSubtitle')} />
      {isCancelled ? (
        <p className={styles.text}>{t('connect.sync.cancelled')}</p>
      ) : (
        sync.failure !== undefined && <Problem error={sync.failure} bank={bank} />
      )}
      <div className={styles.ways}>
        <Button onClick={sync.start}>{t('connect.sync.goOn')}</Button>
        <SeeMoney isMain={false}>{t('connect.sync.see')}</SeeMoney>
      </div>
    </div>
  )
}

function SeeMoney({ isMain, children }: { readonly isMain: boolean; readonly children: string }) {
  return (
    <div>
      <Button component={Link} to="/" variant={isMain ? 'filled' : 'default'} size={isMain ? 'md' : 'sm'}>
        {children}
      </Button>
    </div>
  )
}
