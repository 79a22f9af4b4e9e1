import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TransactionDetails } from '../../../../shared/model.ts'
import { useApi } from '../../api.ts'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { useTransferAnswer } from '../../components/use-transfer-answer.tsx'
import { TransferSide } from './TransferSide.tsx'
import styles from './TransferSection.module.css'

interface TransferCandidatesProps {
  readonly transaction: TransactionDetails
  readonly onClose: () => void
}

/** What could be the other side, likeliest first; choosing one links the two. */
export function TransferCandidates({ transaction, onClose }: TransferCandidatesProps) {
  const { t } = useTranslation()
  const candidates = useApi('transfer:candidates', { transactionId: transaction.id })
  const { link, isBusy, failure } = useTransferAnswer()
  const frame = useRef<HTMLDivElement>(null)
  const isThere = candidates.data !== undefined
  useEffect(() => {
    if (isThere) frame.current?.querySelector('button')?.focus()
  }, [isThere])
  if (candidates.isPending) return <RowsSkeleton rows={3} height={40} />
  if (candidates.isError) {
    return (
      <Problem
        error={candidates.error.failure}
        isRetrying={candidates.isFetching}
        onRetry={() => void candidates.refetch()}
      />
    )
  }
  return (
    <div ref={frame} className={styles.candidates}>
      {candidates.data.length === 0 ? (
        <p className={styles.note}>{t('transfers.noCandidates')}</p>
      ) : (
        <>
          <p className={styles.note}>{t('transfers.noTransfer')}</p>
          <ul className={styles.list} aria-label={t('transfers.candidates')}>
            {candidates.data.map((side) => (
              <li key={side.transactionId}>
                <TransferSide
                  side={side}
                  isDisabled={isBusy}
                  label={t('transfers.candidate')}
                  onChoose={() => link(transaction.id, side.transactionId)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {failure !== undefined && <Problem error={failure} />}
      <Button variant="default" size="compact-sm" className={styles.cancel ?? ''} onClick={onClose}>
        {t('transfers.stopLinking')}
      </Button>
    </div>
  )
}
