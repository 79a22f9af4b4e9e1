import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs'
import { useTranslation } from 'react-i18next'
import type { ImportDraft } from '../../../../shared/contract-import.ts'
import type { Failure } from '../../../../shared/errors.ts'
import { Panel } from '../../components/Panel.tsx'
import { useFailureText } from '../../components/use-failure-text.ts'
import { useFilePlace } from '../../components/use-file-place.ts'
import { NewestRows } from './NewestRows.tsx'
import type { Table } from './mapping-fields.ts'
import type { MappingForm } from './use-mapping.ts'
import styles from './ColumnsStep.module.css'

interface MappedRowsProps {
  readonly draft: ImportDraft
  readonly table: Table
  readonly form: MappingForm
}

/** How the rows are read with the columns as they are named now, or the first row that cannot be. */
export function MappedRows({ draft, table, form }: MappedRowsProps) {
  const { t } = useTranslation()
  const problem = form.failure ?? table.problem
  const [statement] = draft.statements
  return (
    <Panel title={t('imports.columns.preview')}>
      {!form.isComplete ? (
        <p className={styles.waiting}>{t('imports.columns.incomplete')}</p>
      ) : form.isReading ? (
        <p role="status" className={styles.waiting}>
          {t('imports.columns.reading')}
        </p>
      ) : problem !== null ? (
        <Misfit failure={problem} />
      ) : (
        statement !== undefined && (
          <NewestRows rows={statement.preview} currency={statement.currency} isTitled />
        )
      )}
    </Panel>
  )
}

/** Where the columns do not fit the rows. Short, because it is put right in place. */
function Misfit({ failure }: { readonly failure: Failure }) {
  const text = useFailureText(failure)
  const place = useFilePlace(failure.place)
  return (
    <div role="alert" className={styles.problem}>
      <IconAlertTriangle size={17} stroke={1.8} aria-hidden="true" />
      <div>
        <p className={styles.what}>{place?.what ?? text.what}</p>
        <p>{place?.next ?? text.next}</p>
      </div>
    </div>
  )
}
