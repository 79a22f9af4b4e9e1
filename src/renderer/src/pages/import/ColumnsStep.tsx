import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportDraft } from '../../../../shared/contract-import.ts'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { cancelImport } from '../../import-job.ts'
import { ColumnFields } from './ColumnFields.tsx'
import { MappedRows } from './MappedRows.tsx'
import type { Table } from './mapping-fields.ts'
import { SampleTable } from './SampleTable.tsx'
import { useMapping } from './use-mapping.ts'
import bar from './ReviewBar.module.css'
import styles from './ColumnsStep.module.css'

interface ColumnsStepProps {
  readonly draft: ImportDraft
  readonly table: Table
  readonly onDone: () => void
}

/** A table of no known bank: what it looks like, what its columns mean, and how its rows are read with that. */
export function ColumnsStep({ draft, table, onDone }: ColumnsStepProps) {
  const { t } = useTranslation()
  const form = useMapping(draft, table)
  const isReady = form.isComplete && !form.isReading && form.failure === null && table.problem === null
  return (
    <Page
      title={t('imports.columns.title')}
      subtitle={<bdi>{t('imports.columns.subtitle', { file: draft.fileName })}</bdi>}
    >
      <Panel
        isFlush
        title={t('imports.columns.table')}
        note={t('imports.columns.lines', { count: table.lineCount })}
      >
        <SampleTable table={table} fields={form.fields} />
      </Panel>
      <div className={styles.columns}>
        <ColumnFields table={table} form={form} />
        <div className={styles.preview}>
          <MappedRows draft={draft} table={table} form={form} />
        </div>
      </div>
      <div className={bar.bar}>
        <p className={styles.remember}>{t('imports.columns.remember')}</p>
        <Button variant="default" onClick={() => void cancelImport()}>
          {t('common.cancel')}
        </Button>
        <Button disabled={!isReady} onClick={onDone}>
          {t('imports.columns.continue')}
        </Button>
      </div>
    </Page>
  )
}
