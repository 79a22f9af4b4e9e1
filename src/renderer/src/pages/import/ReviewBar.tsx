import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportOutcome, ImportTarget } from '../../../../shared/contract-import.ts'
import styles from './ReviewBar.module.css'

interface ReviewBarProps {
  /** null: something is still to be said or put right. */
  readonly targets: readonly ImportTarget[] | null
  readonly outcomes: readonly ImportOutcome[] | null
  readonly isChecking: boolean
  readonly onCancel: () => void
  readonly onTakeIn: () => void
}

/** The last word: how much is new, and the two ways out. */
export function ReviewBar({ targets, outcomes, isChecking, onCancel, onTakeIn }: ReviewBarProps) {
  const { t } = useTranslation()
  const isAllSkipped = targets?.every(({ into }) => into.kind === 'skip') === true
  const added = outcomes?.reduce((sum, outcome) => sum + outcome.added, 0) ?? 0
  const words =
    targets === null
      ? t('imports.review.unsaid')
      : isAllSkipped
        ? t('imports.review.leftOut')
        : isChecking
          ? t('imports.review.checking')
          : outcomes === null
            ? ''
            : added === 0
              ? t('imports.review.nothingNew')
              : t('imports.review.total', { count: added })
  return (
    <div className={styles.bar}>
      <p role="status" className={styles.words}>
        {words}
      </p>
      <Button variant="default" onClick={onCancel}>
        {t('imports.review.cancel')}
      </Button>
      <Button
        // Nothing to gain: allowed, for the file is then known as a source, but not what the page leads to.
        variant={outcomes !== null && added === 0 ? 'default' : 'filled'}
        onClick={onTakeIn}
        disabled={targets === null || isAllSkipped || outcomes === null || isChecking}
      >
        {t('imports.review.takeIn')}
      </Button>
    </div>
  )
}
