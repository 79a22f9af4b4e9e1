import { useTranslation } from 'react-i18next'
import type { ImportEntry } from '../../../../shared/model.ts'
import { useApi } from '../../api.ts'
import { Empty } from '../../components/Empty.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { FileRow } from './FileRow.tsx'
import type { AskedEntry } from './UndoDialog.tsx'
import styles from './FileList.module.css'

interface FileListProps {
  /** How many rows went with the file that was just taken back; null: none was. */
  readonly removed: number | null
  readonly onUndo: (entry: AskedEntry) => void
}

/** Every file that was taken in, what it brought, and the way to take it back. */
export function FileList({ removed, onUndo }: FileListProps) {
  const { t } = useTranslation()
  const files = useApi('import:list', undefined)
  return (
    <Panel isFlush title={t('imports.list.title')} note={t('imports.list.note')}>
      <p role="status" className={styles.undone}>
        {removed !== null && t('imports.list.undone', { count: removed })}
      </p>
      {files.isPending ? (
        <div className={styles.inset}>
          <RowsSkeleton rows={3} height={48} />
        </div>
      ) : files.isError ? (
        <div className={styles.inset}>
          <Problem
            error={files.error.failure}
            isRetrying={files.isFetching}
            onRetry={() => void files.refetch()}
          />
        </div>
      ) : files.data.length === 0 ? (
        <Empty>{t('imports.list.empty')}</Empty>
      ) : (
        <Table files={files.data} onUndo={onUndo} />
      )}
    </Panel>
  )
}

interface TableProps {
  readonly files: readonly ImportEntry[]
  readonly onUndo: (entry: AskedEntry) => void
}

function Table({ files, onUndo }: TableProps) {
  const { t } = useTranslation()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('imports.list.file')}</th>
          <th scope="col" className={styles.period}>
            {t('imports.list.period')}
          </th>
          <th scope="col" className={styles.accounts}>
            {t('imports.list.accounts')}
          </th>
          <th scope="col" className={styles.rows}>
            {t('imports.list.rows')}
          </th>
          <td className={styles.undo} />
        </tr>
      </thead>
      <tbody>
        {files.map((entry) => (
          <FileRow key={entry.id} entry={entry} onUndo={() => onUndo(entry)} />
        ))}
      </tbody>
    </table>
  )
}
