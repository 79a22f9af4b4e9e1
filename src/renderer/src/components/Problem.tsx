import { Button, Code } from '@mantine/core'
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs'
import type { ReactNode } from 'react'
import type { Failure } from '../../../shared/errors.ts'
import { useTranslation } from 'react-i18next'
import type { ErrorText } from '../i18n/en/errors.ts'
import { useFailureText } from './use-failure-text.ts'
import styles from './Problem.module.css'

interface ProblemProps {
  readonly error: Failure
  /** The bank's name for people, where one is concerned. */
  readonly bank?: string
  /** Where more is known of this failure than its code says. */
  readonly words?: ErrorText
  readonly onRetry?: () => void
  readonly isRetrying?: boolean
  /** A way out of one's own: a button or link to where the problem is solved. */
  readonly action?: ReactNode
  /** 1 where it is all there is on the page. */
  readonly level?: 1 | 2
  /** More to know, such as a folder. */
  readonly children?: ReactNode
}

/** One failure in words: what happened, what was kept, what to do next, and a reference that finds the log line. */
export function Problem({
  error,
  bank,
  words,
  onRetry,
  isRetrying = false,
  action,
  level = 2,
  children,
}: ProblemProps) {
  const { t } = useTranslation()
  const known = useFailureText(error, bank)
  const text = words ?? known
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className={styles.problem} role="alert">
      <span className={styles.icon} aria-hidden="true">
        <IconAlertTriangle size={20} stroke={1.8} />
      </span>
      <div className={styles.words}>
        <Heading className={styles.title}>{text.title}</Heading>
        <p className={styles.what}>{text.what}</p>
        <p className={styles.next}>{text.next}</p>
        {children}
        {(onRetry !== undefined || action !== undefined) && (
          <div className={styles.actions}>
            {action}
            {onRetry !== undefined && (
              <Button
                onClick={onRetry}
                loading={isRetrying}
                variant={action === undefined ? 'filled' : 'default'}
              >
                {t('errorWords.tryAgain')}
              </Button>
            )}
          </div>
        )}
        <References error={error} {...(bank === undefined ? {} : { bank })} />
      </div>
    </div>
  )
}

function References({ error, bank }: Pick<ProblemProps, 'error' | 'bank'>) {
  const { t } = useTranslation()
  if (error.ref === undefined && error.bankTrace === undefined) return null
  return (
    <dl className={styles.references}>
      {error.ref !== undefined && (
        <div>
          <dt>{t('errorWords.reference')}</dt>
          <dd>
            <Code className={styles.code}>{error.ref}</Code>
          </dd>
        </div>
      )}
      {error.bankTrace !== undefined && (
        <div>
          <dt>{t('errorWords.bankReference', { bank: bank ?? t('errorWords.theBank') })}</dt>
          <dd>
            <Code className={styles.code}>{error.bankTrace}</Code>
          </dd>
        </div>
      )}
    </dl>
  )
}
