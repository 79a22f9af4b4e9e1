import { Button } from '@mantine/core'
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useApi } from '../../api.ts'
import type { ImportJob } from '../../import-job.ts'
import type { AskedEntry } from './UndoDialog.tsx'
import styles from './Saved.module.css'

interface SavedProps {
  readonly job: Extract<ImportJob, { readonly stage: 'saved' }>
  readonly onUndo: (entry: AskedEntry) => void
}

/** What the file brought, the way to it, and the way back. */
export function Saved({ job, onUndo }: SavedProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const entry = useApi('import:list', undefined).data?.find(({ id }) => id === job.importId)
  const added = job.outcomes.reduce((sum, outcome) => sum + outcome.added, 0)
  const known = job.outcomes.reduce((sum, outcome) => sum + outcome.known, 0)
  const accounts = entry?.accounts.map(({ accountId }) => `accountId=${accountId}`) ?? []
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={styles.saved} aria-live="polite">
      <span className={styles.icon} aria-hidden="true">
        <IconCircleCheck size={26} stroke={1.8} />
      </span>
      <div className={styles.words}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {t('imports.saved.title', { file: job.draft.fileName })}
        </h2>
        <p className={styles.text}>
          {t('imports.saved.added', { count: added })}{' '}
          {known > 0 && t('imports.saved.known', { count: known })}
        </p>
        <div className={styles.actions}>
          <Button component={Link} to={`/transactions?${accounts.join('&')}`}>
            {t('imports.saved.show')}
          </Button>
          <Button
            variant="default"
            onClick={() => onUndo({ id: job.importId, fileName: job.draft.fileName })}
          >
            {t('imports.list.undo')}
          </Button>
        </div>
      </div>
    </section>
  )
}
