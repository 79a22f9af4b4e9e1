import { VisuallyHidden } from '@mantine/core'
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import { useTranslation } from 'react-i18next'
import type { TransactionSort } from '../../../../shared/contract.ts'
import styles from './ListHeader.module.css'

interface ListHeaderProps {
  readonly sort: TransactionSort
  readonly hasAccount: boolean
  readonly onSort: (sort: TransactionSort) => void
}

type Column = TransactionSort['by']

/** Where a column begins when it is first chosen: the newest and the largest first, texts from A. */
const firstDescending: Readonly<Record<Column, boolean>> = {
  bookedOn: true,
  amount: true,
  text: false,
  account: false,
}

/** The headings, each a button that sorts by its column and turns the order round when pressed again. */
export function ListHeader({ sort, hasAccount, onSort }: ListHeaderProps) {
  const { t } = useTranslation()
  const columns: readonly Column[] = hasAccount
    ? ['bookedOn', 'text', 'account', 'amount']
    : ['bookedOn', 'text', 'amount']
  return (
    <div role="rowgroup" className={styles.head}>
      <div
        role="row"
        aria-rowindex={1}
        className={hasAccount ? styles.row : `${styles.row} ${styles.withoutAccount}`}
      >
        <div role="columnheader">
          <VisuallyHidden>{t('annotation.selection.column')}</VisuallyHidden>
        </div>
        {columns.map((by) => {
          const isSorted = sort.by === by
          const descending = isSorted ? !sort.descending : firstDescending[by]
          const Arrow = (isSorted ? sort.descending : firstDescending[by]) ? IconArrowDown : IconArrowUp
          return (
            <div
              key={by}
              role="columnheader"
              aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
              className={by === 'amount' ? styles.number : ''}
            >
              <button
                type="button"
                className={isSorted ? `${styles.button} ${styles.sorted}` : styles.button}
                onClick={() => onSort({ by, descending })}
              >
                {t(`transactions.columns.${by}`)}
                <Arrow size={14} stroke={2} aria-hidden="true" />
              </button>
            </div>
          )
        })}
      </div>
    </div>
  )
}
