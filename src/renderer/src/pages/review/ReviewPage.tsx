import IconChecks from '@tabler/icons-react/dist/esm/icons/IconChecks.mjs'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewDecision } from '../../../../shared/review.ts'
import { useApi } from '../../api.ts'
import { Empty } from '../../components/Empty.tsx'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { BlockSkeleton } from '../../components/Skeletons.tsx'
import { pageHeading, useFocusKept } from '../../components/use-focus-kept.ts'
import { useStatus } from '../../status.ts'
import { ReviewCard } from './ReviewCard.tsx'
import { Traces } from './Traces.tsx'
import { TransferProposals } from './TransferProposals.tsx'
import styles from './ReviewPage.module.css'

/** What waits for a person's word: pairs that may be one payment, and payments the bank has stopped showing. */
export function ReviewPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('reviews.title')} subtitle={t('reviews.subtitle')}>
      <Tray />
      <TransferProposals />
      <Traces />
    </Page>
  )
}

function Tray() {
  const { t } = useTranslation()
  const items = useApi('review:list', undefined)
  const transfers = useApi('transfer:proposals', undefined)
  const [last, setLast] = useState<ReviewDecision | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const { platform } = useStatus()
  const undoKey = platform === 'darwin' ? '⌘Z' : 'Ctrl+Z'
  const onPress = useFocusKept(pageHeading)
  /** The card that was answered goes; whoever works by keyboard goes on at what stands in its place. */
  const goOn = (decision: ReviewDecision, index: number): void => {
    setLast(decision)
    const cards = list.current?.querySelectorAll<HTMLElement>(':scope > li')
    ;(cards?.[index + 1] ?? cards?.[index - 1])?.focus()
  }
  if (items.isPending) return <BlockSkeleton height={320} />
  if (items.isError) {
    return (
      <Problem
        error={items.error.failure}
        isRetrying={items.isFetching}
        onRetry={() => void items.refetch()}
      />
    )
  }
  return (
    <>
      <p role="status" className={styles.said}>
        {last !== null && t(`reviews.decided.${last}`, { key: undoKey })}
      </p>
      {items.data.length === 0 ? (
        transfers.data?.length === 0 && (
          <Panel>
            <Empty icon={<IconChecks size={26} stroke={1.6} />} title={t('reviews.empty.title')}>
              {t('reviews.empty.text')}
            </Empty>
          </Panel>
        )
      ) : (
        <ol
          ref={list}
          className={styles.list}
          aria-label={t('reviews.count', { count: items.data.length })}
          onClickCapture={onPress}
        >
          {items.data.map((item, index) => (
            <ReviewCard key={item.id} item={item} onDecided={(decision) => goOn(decision, index)} />
          ))}
        </ol>
      )}
    </>
  )
}
