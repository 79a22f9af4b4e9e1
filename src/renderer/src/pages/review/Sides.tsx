import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewSide } from '../../../../shared/review.ts'
import { AmountText } from '../../components/AmountText.tsx'
import { useFormat } from '../../format/use-format.ts'
import styles from './Sides.module.css'

interface SidesProps {
  readonly first: ReviewSide
  readonly second: ReviewSide | null
}

interface Line {
  readonly name: 'day' | 'amount' | 'text' | 'bankText' | 'counterparty' | 'bankRef' | 'seen' | 'from'
  readonly show: (side: ReviewSide) => ReactNode
  /** What two sides are compared by; absent where a difference says nothing. */
  readonly compare?: (side: ReviewSide) => string | number | null
}

/** Two payments line by line; what differs is marked, by weight and by a word for the ear. */
export function Sides({ first, second }: SidesProps) {
  const { t } = useTranslation()
  const lines = useLines()
  const shown = lines.filter(({ compare }) => {
    const value = compare?.(first) ?? (second === null ? undefined : compare?.(second))
    return compare === undefined || (value !== null && value !== undefined && value !== '')
  })
  return (
    <div className={styles.frame}>
      <table className={styles.sides}>
        <caption className={styles.caption}>
          <VisuallyHidden>
            {t(second === null ? 'reviews.sides.one' : 'reviews.sides.caption')}
          </VisuallyHidden>
        </caption>
        {second !== null && (
          <thead>
            <tr>
              <td />
              <th scope="col">{t('reviews.sides.first')}</th>
              <th scope="col">{t('reviews.sides.second')}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {shown.map((line) => (
            <SideLine key={line.name} line={line} first={first} second={second} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SideLine({ line, first, second }: { readonly line: Line } & SidesProps) {
  const { t } = useTranslation()
  const { compare } = line
  const isDifferent = second !== null && compare !== undefined && compare(first) !== compare(second)
  return (
    <tr>
      <th scope="row">
        {t(`reviews.sides.${line.name}`)}
        {isDifferent && <VisuallyHidden> ({t('reviews.sides.differs')})</VisuallyHidden>}
      </th>
      {[first, second].map(
        (side) =>
          side !== null && (
            <td key={side.transactionId} className={isDifferent ? styles.different : undefined}>
              {line.show(side)}
            </td>
          ),
      )}
    </tr>
  )
}

function useLines(): readonly Line[] {
  const { t } = useTranslation()
  const format = useFormat()
  const words = (text: string | null): ReactNode =>
    text === null || text === '' ? t('reviews.sides.none') : <bdi>{text}</bdi>
  return [
    { name: 'day', show: (side) => format.date(side.bookedOn), compare: (side) => side.bookedOn },
    {
      name: 'amount',
      show: (side) => <AmountText amount={side.amount} />,
      compare: (side) => side.amount.minor,
    },
    { name: 'text', show: (side) => words(side.text), compare: (side) => side.text },
    { name: 'bankText', show: (side) => words(side.bankText), compare: (side) => side.bankText },
    { name: 'counterparty', show: (side) => words(side.counterparty), compare: (side) => side.counterparty },
    { name: 'bankRef', show: (side) => words(side.bankRef), compare: (side) => side.bankRef },
    { name: 'seen', show: (side) => format.instant(side.firstSeenAt) },
    {
      name: 'from',
      show: (side) => words(side.files.length === 0 ? t('reviews.sides.bank') : side.files.join(', ')),
    },
  ]
}
