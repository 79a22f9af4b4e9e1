import { Button } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewDecision, ReviewItem } from '../../../../shared/review.ts'
import { useCommand } from '../../api.ts'
import { useAgeText } from '../../components/Freshness.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Evidence } from './Evidence.tsx'
import { Sides } from './Sides.tsx'
import styles from './ReviewPage.module.css'

/** The safe answer first: it changes nothing. */
const answers = {
  'maybe-same': ['different', 'same'],
  missing: ['keep', 'withdraw'],
} as const satisfies Record<ReviewItem['kind'], readonly ReviewDecision[]>

interface ReviewCardProps {
  readonly item: ReviewItem
  /** Also where the card is gone by then. */
  readonly onDecided: (decision: ReviewDecision) => void
}

/** Where on the page a question stands. */
export function cardId({ id }: Pick<ReviewItem, 'id'>): string {
  return `review-${id}`
}

/** One question with everything that bears on it, and its two answers. */
export function ReviewCard({ item, onDecided }: ReviewCardProps) {
  const { t } = useTranslation()
  const id = useId()
  const when = useAgeText(item.foundAt)
  const decide = useCommand('review:decide')
  const [safe, deed] = answers[item.kind]
  const answer = (decision: ReviewDecision) => () =>
    void decide.mutateAsync({ reviewId: item.id, decision }).then(
      () => onDecided(decision),
      () => undefined, // the card shows why
    )
  return (
    <li id={cardId(item)} className={styles.card} tabIndex={-1} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.question}>
          {t(item.kind === 'missing' ? 'reviews.question.missing' : 'reviews.question.same')}
        </h2>
        <p className={styles.where}>
          <bdi>{t('reviews.foundOn', { account: item.accountName, when })}</bdi>
        </p>
      </div>
      <p className={styles.reason}>{t(`reviews.reasons.${item.reason}`)}</p>
      <Sides first={item.first} second={item.second} />
      <Evidence evidence={item.evidence} kind={item.kind} />
      {decide.isError && <Problem error={decide.error.failure} />}
      <div
        role="group"
        aria-label={t('reviews.decide.about', { text: item.first.text })}
        className={styles.answers}
      >
        <Button variant="default" disabled={decide.isPending} onClick={answer(safe)}>
          {t(`reviews.decide.${safe}`)}
        </Button>
        <Button
          variant={item.evidence.wouldProveBalance === false ? 'default' : 'filled'}
          loading={decide.isPending}
          onClick={answer(deed)}
        >
          {t(`reviews.decide.${deed}`)}
        </Button>
      </div>
    </li>
  )
}
