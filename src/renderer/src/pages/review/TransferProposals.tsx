import { Button, VisuallyHidden } from '@mantine/core'
import { useId, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TransferLink, TransferSideView } from '../../../../shared/transfer.ts'
import { useApi } from '../../api.ts'
import { AmountText } from '../../components/AmountText.tsx'
import { Problem } from '../../components/Problem.tsx'
import { TransferFacts, TransferWhy } from '../../components/TransferWhy.tsx'
import { pageHeading, useFocusKept } from '../../components/use-focus-kept.ts'
import { useTransferAnswer } from '../../components/use-transfer-answer.tsx'
import { useFormat } from '../../format/use-format.ts'
import styles from './ReviewPage.module.css'
import sides from './Sides.module.css'

/** Pairs of rows that may be one transfer between own accounts, the surest first; nothing where there are none. */
export function TransferProposals() {
  const { t } = useTranslation()
  const proposals = useApi('transfer:proposals', undefined)
  const list = useRef<HTMLOListElement>(null)
  const onPress = useFocusKept(pageHeading)
  /** The card that was answered goes; whoever works by keyboard goes on at what stands in its place. */
  const goOn = (index: number): void => {
    const cards = list.current?.querySelectorAll<HTMLElement>(':scope > li')
    ;(cards?.[index + 1] ?? cards?.[index - 1])?.focus()
  }
  if (proposals.isPending) return null
  if (proposals.isError) {
    return (
      <Problem
        error={proposals.error.failure}
        isRetrying={proposals.isFetching}
        onRetry={() => void proposals.refetch()}
      />
    )
  }
  if (proposals.data.length === 0) return null
  return (
    <ol
      ref={list}
      className={styles.list}
      aria-label={t('transfers.review.list', { count: proposals.data.length })}
      onClickCapture={onPress}
    >
      {proposals.data.map((link, index) => (
        <ProposalCard key={link.id} link={link} onAnswered={() => goOn(index)} />
      ))}
    </ol>
  )
}

/** One question with both sides, what speaks for it, and its two answers. */
function ProposalCard({
  link,
  onAnswered,
}: {
  readonly link: TransferLink
  readonly onAnswered: () => void
}) {
  const { t } = useTranslation()
  const id = useId()
  const answer = useTransferAnswer(onAnswered)
  return (
    <li className={styles.card} tabIndex={-1} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.question}>
          {t('transfers.review.question')}
        </h2>
        <p className={styles.where}>{t('transfers.review.note')}</p>
      </div>
      <div className={styles.reason}>
        <TransferWhy link={link} hasFacts />
      </div>
      <BothSides link={link} />
      <TransferFacts link={link} />
      {answer.failure !== undefined && <Problem error={answer.failure} />}
      <div
        role="group"
        aria-label={t('transfers.review.about', { text: link.out.text })}
        className={styles.answers}
      >
        <Button variant="default" disabled={answer.isBusy} onClick={() => answer.reject(link)}>
          {t('transfers.no')}
        </Button>
        <Button
          loading={answer.isBusy}
          onClick={() => answer.link(link.out.transactionId, link.in.transactionId)}
        >
          {t('transfers.yes')}
        </Button>
      </div>
    </li>
  )
}

/** What left and what came, line by line. */
function BothSides({ link }: { readonly link: TransferLink }) {
  const { t } = useTranslation()
  const format = useFormat()
  const lines: readonly (readonly ['account' | 'day' | 'amount' | 'text', (side: TransferSideView) => ReactNode])[] = [
    ['account', (side) => <bdi>{side.accountName}</bdi>],
    ['day', (side) => format.date(side.bookedOn)],
    ['amount', (side) => <AmountText amount={side.amount} tone="flow" sign="always" />],
    ['text', (side) => <bdi>{side.text}</bdi>],
  ] // prettier-ignore
  return (
    <div className={sides.frame}>
      <table className={sides.sides}>
        <caption className={sides.caption}>
          <VisuallyHidden>{t('transfers.review.caption')}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('transfers.out')}</th>
            <th scope="col">{t('transfers.in')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, show]) => (
            <tr key={name}>
              <th scope="row">{t(`transfers.review.${name}`)}</th>
              <td>{show(link.out)}</td>
              <td>{show(link.in)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
