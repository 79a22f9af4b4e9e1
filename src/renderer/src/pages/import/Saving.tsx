import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportDraft } from '../../../../shared/contract-import.ts'
import { Panel } from '../../components/Panel.tsx'
import { cancelImport } from '../../import-job.ts'
import { useProgress } from '../../progress.ts'
import styles from './Saving.module.css'

/** The rows as they are saved. */
export function Saving({ draft }: { readonly draft: ImportDraft }) {
  const { t } = useTranslation()
  const progress = useProgress('import')
  const expected = draft.statements.reduce((sum, { rowCount }) => sum + rowCount, 0)
  const { rows, total } = progress ?? { rows: 0, total: expected }
  return (
    <Panel
      title={<bdi>{t('imports.saving.title', { file: draft.fileName })}</bdi>}
      actions={
        <Button variant="default" onClick={() => void cancelImport()}>
          {t('common.cancel')}
        </Button>
      }
    >
      <p role="status" className={styles.rows}>
        {t('imports.saving.progress', { rows, total })}
      </p>
      <Progress.Root size="md">
        <Progress.Section
          value={total === 0 ? 100 : (rows / total) * 100}
          aria-label={t('imports.saving.label')}
        />
      </Progress.Root>
    </Panel>
  )
}
