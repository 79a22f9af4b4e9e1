import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TransactionSort } from '../../../../shared/contract.ts'
import type { TransactionId } from '../../../../shared/ids.ts'
import { ListBody } from './ListBody.tsx'
import { ListHeader } from './ListHeader.tsx'
import type { RowColumns } from './TransactionRow.tsx'
import type { Selection } from './use-selection.ts'
import type { ShownList } from './use-shown-list.ts'
import styles from './TransactionList.module.css'

interface TransactionListProps extends RowColumns {
  readonly shown: ShownList
  readonly isBusy: boolean
  readonly openIndex: number | null
  readonly selection: Selection
  readonly onSort: (sort: TransactionSort) => void
  readonly onOpen: (id: TransactionId, index: number) => void
}

/** The list: a grid of which only the rows in sight exist, with headings that stay while it scrolls. */
export function TransactionList({ shown, isBusy, onSort, ...body }: TransactionListProps) {
  const { t } = useTranslation()
  // State, not a ref: the rows inside are drawn before a ref of what is around them is set.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const [notice, setNotice] = useState<HTMLDivElement | null>(null)
  const { filter, sort, summary } = shown
  return (
    <div className={styles.list}>
      <div
        ref={setScroller}
        role="grid"
        aria-label={t('transactions.list')}
        aria-rowcount={summary.count + 1}
        aria-colcount={body.hasAccount ? 5 : 4}
        aria-multiselectable
        aria-busy={isBusy}
        className={body.hasCurrency ? `${styles.scroller} ${styles.withCurrency}` : styles.scroller}
      >
        <ListHeader sort={sort} hasAccount={body.hasAccount} onSort={onSort} />
        {/* Another question is another list, from its top; the headings stay, and with them the focus. */}
        {scroller !== null && notice !== null && (
          <ListBody
            key={JSON.stringify([filter, sort])}
            scroller={scroller}
            notice={notice}
            shown={shown}
            {...body}
          />
        )}
      </div>
      <div ref={setNotice} className={styles.notice} />
    </div>
  )
}
