import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlexResource } from '../../../../shared/fis.ts'
import { rolesWithLookup } from '../../../../shared/flex-lookup.ts'
import type { FlexIdentity } from '../../../../shared/flex.ts'
import type { Connection } from '../../../../shared/model.ts'
import { Panel } from '../../components/Panel.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { EmptyTable } from './EmptyTable.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { FilterLine } from './FilterLine.tsx'
import { FisProblem } from './FisProblem.tsx'
import { LookUp } from './LookUp.tsx'
import { Paging } from './Paging.tsx'
import { RowTable } from './RowTable.tsx'
import { TableActions } from './TableActions.tsx'
import type { FlexControl } from './use-flex-state.ts'
import { useRows } from './use-rows.ts'
import styles from './TableView.module.css'

export interface TableViewProps {
  readonly connection: Connection
  readonly identity: FlexIdentity
  readonly control: FlexControl
}

/** Tables of what a lookup finds. */
const hasLookup: readonly FlexResource[] = ['controllable_unit', 'technical_resource', 'accounting_point']

/** One table of FIS: its filters, its rows, and the way to the others. */
export function TableView({ connection, identity, control }: TableViewProps) {
  const { t } = useTranslation()
  const { state } = control
  const { rows, order, question, isWithoutNames } = useRows(connection.id, state)
  const [isExporting, setExporting] = useState(false)
  const total = rows.data?.total ?? null
  return (
    <Panel
      title={t(`flex.tables.${state.resource}.many`)}
      note={t(`flex.about.${state.resource}`)}
      isFlush
      actions={
        <TableActions
          isFetching={rows.isFetching}
          onRefresh={() => void rows.refetch()}
          onExport={() => setExporting(true)}
        >
          {hasLookup.includes(state.resource) && rolesWithLookup.includes(identity.role) && (
            <LookUp connection={connection} control={control} />
          )}
        </TableActions>
      }
    >
      <FilterLine control={control} />
      {rows.isError ? (
        <div className={styles.inside}>
          <FisProblem
            connection={connection}
            error={rows.error.failure}
            isRetrying={rows.isFetching}
            onRetry={() => void rows.refetch()}
          />
        </div>
      ) : rows.data === undefined ? (
        <div className={styles.inside}>
          <RowsSkeleton rows={8} height={36} />
        </div>
      ) : rows.data.rows.length === 0 ? (
        <EmptyTable identity={identity} control={control} />
      ) : (
        <div className={rows.isPlaceholderData ? styles.old : undefined}>
          <RowTable control={control} rows={rows.data.rows} order={order} />
        </div>
      )}
      {isWithoutNames && rows.isSuccess && <p className={styles.note}>{t('flex.table.withoutNames')}</p>}
      {!rows.isError && rows.data !== undefined && rows.data.rows.length > 0 && (
        <Paging control={control} shown={rows.data.rows.length} total={total} />
      )}
      <ExportDialog
        isOpen={isExporting}
        question={question}
        total={rows.isPlaceholderData ? null : total}
        onClose={() => setExporting(false)}
      />
    </Panel>
  )
}
