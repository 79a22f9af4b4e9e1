import IconChecks from '@tabler/icons-react/dist/esm/icons/IconChecks.mjs'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewDecision, ReviewItem } from '../../../../shared/review.ts'
import { useApi } from '../../api.ts'
import { Empty } from '../../components/Empty.tsx'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Problem } from '../../components/Problem.tsx'
import { BlockSkeleton } from '../../components/Skeletons.tsx'
import { pageHeading, useFocusKept } from '../../components/use-focus-kept.ts'
import { useStatus } from '../../status.ts'
import { cardId, ReviewCard } from './ReviewCard.tsx'
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

interface Answered {
  readonly id: ReviewItem['id']
  readonly decision: ReviewDecision
}

function Tray() {
  const { t } = useTranslation()
  const items = useApi('review:list', undefined)
  const transfers = useApi('transfer:proposals', undefined)
  const [last, setLast] = useState<Answered | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const { platform } = useStatus()
  const undoKey = platform === 'darwin' ? '⌘Z' : 'Ctrl+Z'
  const onPress = useFocusKept(() => list.current?.querySelector<HTMLElement>(':scope > li') ?? pageHeading())
  /** The card that was answered goes; whoever works by keyboard goes on at what stands in its place. */
  const goOn = ({ id, decision }: Answered): void => {
    setLast({ id, decision })
    const cards = [...(list.current?.querySelectorAll<HTMLElement>(':scope > li') ?? [])]
    const at = cards.findIndex((card) => card.id === cardId({ id }))
    if (at !== -1) (cards[at + 1] ?? cards[at - 1] ?? pageHeading())?.focus()
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
  // Asked again, because the answer was taken back: it is true no more.
  const said = last === null || items.data.some(({ id }) => id === last.id) ? null : last.decision
  return (
    <>
      <p role="status" className={styles.said}>
        {said !== null && t(`reviews.decided.${said}`, { key: undoKey })}
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
          {items.data.map((item) => (
            <ReviewCard key={item.id} item={item} onDecided={(decision) => goOn({ id: item.id, decision })} />
          ))}
        </ol>
      )}
    </>
  )
}
