import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/errors.ts'
import { useCommand } from '../api.ts'
import { Problem } from '../components/Problem.tsx'
import { Brand } from './Brand.tsx'
import { RestoreCopy } from './RestoreCopy.tsx'
import styles from './Blocked.module.css'

interface BlockedProps {
  readonly failure: Failure
  readonly folder?: string
  readonly version?: string
  /** Called when main has tried again, however that went. */
  readonly onRetried: () => void
}

/** The whole window while the data cannot be opened: why, that it is safe, what to do, and a button to try again. */
export function Blocked({ failure, folder, version, onRetried }: BlockedProps) {
  const { t } = useTranslation()
  const retry = useCommand('app:retry')
  const shown = retry.isError ? retry.error.failure : failure
  return (
    <main className={styles.blocked}>
      <div className={styles.column}>
        <Brand />
        <Problem
          error={shown}
          level={1}
          isRetrying={retry.isPending}
          onRetry={() => retry.mutate(undefined, { onSettled: onRetried })}
        >
          {folder !== undefined && (
            <dl className={styles.facts}>
              <dt>{t('common.problem.folder')}</dt>
              <dd>{folder}</dd>
            </dl>
          )}
        </Problem>
        {shown.code === 'store-damaged' && <RestoreCopy onRestored={onRetried} />}
        {version !== undefined && (
          <p className={styles.version}>{t('common.problem.version', { version })}</p>
        )}
      </div>
    </main>
  )
}
