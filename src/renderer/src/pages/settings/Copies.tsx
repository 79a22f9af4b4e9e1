import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupCopy, BackupState } from '../../../../shared/backup.ts'
import { useApi, useCommand } from '../../api.ts'
import { CopyButton } from '../../components/CopyButton.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RestoreDialog } from '../../components/RestoreDialog.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { formatSize } from '../../format/size.ts'
import { useFormat } from '../../format/use-format.ts'
import { useStatus } from '../../status.ts'
import styles from './Copies.module.css'

/** The copies there are, one more on request, and plainly what they are good for and what not. */
export function Copies() {
  const { t } = useTranslation()
  const state = useApi('backup:list', undefined)
  const make = useCommand('backup:make')
  const isMaking = make.isPending || state.data?.isMaking === true
  return (
    <Panel
      title={t('copies.title')}
      note={t('copies.note')}
      actions={
        state.isSuccess && (
          <Button variant="default" loading={isMaking} onClick={() => make.mutate(undefined)}>
            {t('copies.make')}
          </Button>
        )
      }
    >
      {state.isPending && <RowsSkeleton rows={3} height={28} />}
      {state.isError && (
        <Problem
          error={state.error.failure}
          isRetrying={state.isFetching}
          onRetry={() => void state.refetch()}
        />
      )}
      {state.isSuccess && <Known state={state.data} />}
    </Panel>
  )
}

function Known({ state }: { readonly state: BackupState }) {
  const { t } = useTranslation()
  const { isDemo } = useStatus()
  const { copies, failure, folder } = state
  const [chosen, setChosen] = useState<BackupCopy | null>(null)
  const close = (): void => setChosen(null)
  return (
    <div className={styles.known}>
      {failure !== null && (
        <Problem error={failure}>
          <p>{t('copies.failed')}</p>
        </Problem>
      )}
      {copies.length === 0 ? (
        <Empty>{t('copies.empty')}</Empty>
      ) : (
        <Table copies={copies} onUse={isDemo ? null : setChosen} />
      )}
      <p className={styles.words}>{isDemo ? t('copies.demo') : t('copies.whatFor')}</p>
      <dl className={styles.folder}>
        <dt>{t('copies.folder')}</dt>
        <dd>
          <code>{folder}</code>
          <CopyButton text={folder} label={t('copies.copyFolder')} />
        </dd>
      </dl>
      {chosen !== null && <RestoreDialog copy={chosen} onClose={close} onRestored={close} />}
    </div>
  )
}

interface TableProps {
  readonly copies: readonly BackupCopy[]
  /** null: nobody goes on from these. */
  readonly onUse: ((copy: BackupCopy) => void) | null
}

function Table({ copies, onUse }: TableProps) {
  const { t } = useTranslation()
  const { instant, locale } = useFormat()
  return (
    <div>
      <table className={styles.table} aria-label={t('copies.list')}>
        <thead>
          <tr>
            <th scope="col">{t('copies.when')}</th>
            <th scope="col">{t('copies.file')}</th>
            <th scope="col" className={styles.size}>
              {t('copies.size')}
            </th>
            {onUse !== null && <td />}
          </tr>
        </thead>
        <tbody>
          {copies.map((copy) => (
            <tr key={copy.fileName}>
              <th scope="row">{instant(copy.madeAt)}</th>
              <td className={styles.file}>{copy.fileName}</td>
              <td className={styles.size}>{formatSize(copy.sizeBytes, locale)}</td>
              {onUse !== null && (
                <td className={styles.use}>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t('copies.restore.fromOf', { when: instant(copy.madeAt) })}
                    onClick={() => onUse(copy)}
                  >
                    {t('copies.restore.from')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.kept}>{t('copies.kept')}</p>
    </div>
  )
}
