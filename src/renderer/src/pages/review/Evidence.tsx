import { VisuallyHidden } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ReviewEvidence, ReviewItem } from '../../../../shared/review.ts'
import styles from './Evidence.module.css'

interface EvidenceProps {
  readonly evidence: ReviewEvidence
  readonly kind: ReviewItem['kind']
}

interface Point {
  readonly text: string
  /** Speaks for the answer that changes something. */
  readonly isFor: boolean
}

/** Each thing known, as one sentence, and which way it speaks. */
export function Evidence({ evidence, kind }: EvidenceProps) {
  const { t } = useTranslation()
  const points = kind === 'missing' ? aboutMissing(evidence, t) : aboutPair(evidence, t)
  if (points.length === 0) return null
  return (
    <ul className={styles.points} aria-label={t('reviews.evidence.title')}>
      {points.map(({ text, isFor }) => (
        <li key={text} className={isFor ? styles.for : styles.against}>
          {isFor ? (
            <IconCheck size={16} stroke={2} aria-hidden="true" />
          ) : (
            <IconMinus size={16} stroke={2} aria-hidden="true" />
          )}
          <span>
            {text}
            <VisuallyHidden>
              {' '}
              ({t(isFor ? 'reviews.evidence.for' : 'reviews.evidence.against')})
            </VisuallyHidden>
          </span>
        </li>
      ))}
    </ul>
  )
}

function aboutPair(evidence: ReviewEvidence, t: TFunction): readonly Point[] {
  const { daysApart, isSameAmount, isSameText, isSameReference, wouldProveBalance } = evidence
  const points: Point[] = []
  if (daysApart === 0) points.push({ text: t('reviews.evidence.sameDay'), isFor: true })
  if (daysApart !== null && daysApart > 0)
    points.push({ text: t('reviews.evidence.daysApart', { count: daysApart }), isFor: daysApart <= 3 })
  if (isSameAmount !== null)
    points.push({
      text: t(`reviews.evidence.${isSameAmount ? 'sameAmount' : 'otherAmount'}`),
      isFor: isSameAmount,
    })
  if (isSameText !== null)
    points.push({ text: t(`reviews.evidence.${isSameText ? 'sameText' : 'otherText'}`), isFor: isSameText })
  if (isSameReference !== null)
    points.push({
      text: t(`reviews.evidence.${isSameReference ? 'sameReference' : 'otherReference'}`),
      isFor: isSameReference,
    })
  if (wouldProveBalance !== null)
    points.push({
      text: t(`reviews.evidence.${wouldProveBalance ? 'provenIfSame' : 'gapIfSame'}`),
      isFor: wouldProveBalance,
    })
  return points
}

function aboutMissing({ wouldProveBalance }: ReviewEvidence, t: TFunction): readonly Point[] {
  if (wouldProveBalance === null) return []
  const text = t(`reviews.evidence.${wouldProveBalance ? 'provenIfGone' : 'gapIfGone'}`)
  return [{ text, isFor: wouldProveBalance }]
}
