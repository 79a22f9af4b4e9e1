import { Skeleton, VisuallyHidden } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Transaction } from '../../../../shared/model.ts'
import { AmountText } from '../../components/AmountText.tsx'
import { useFormat } from '../../format/use-format.ts'
import { addedCounterparty } from './counterparty.ts'
import { RowMarks } from './annotation/RowMarks.tsx'
import { Marks } from './Marks.tsx'
import { canSelect } from './use-selection.ts'
import styles from './TransactionRow.module.css'

export interface RowColumns {
  /** False while the list is of one account. */
  readonly hasAccount: boolean
  /** True while the list holds several currencies. */
  readonly hasCurrency: boolean
}

interface TransactionRowProps extends RowColumns {
  /** Undefined while it is being read. */
  readonly row: Transaction | undefined
  readonly index: number
  /** Its place in the list, in pixels. */
  readonly top: number
  /** Does the row above have the same date? Then the date steps back. */
  readonly isSameDay: boolean
  readonly isMonthStart: boolean
  /** The one row the keyboard enters the list by. */
  readonly isActive: boolean
  readonly isOpen: boolean
  readonly isSelected: boolean
}

/** One transaction. Of fixed height whatever is in it, so that any place of a long list is known without reading it. */
export const TransactionRow = memo(function TransactionRow(props: TransactionRowProps) {
  const { row, index, isActive, isOpen, isSelected, hasAccount } = props
  const classes = [
    styles.row,
    hasAccount ? '' : styles.withoutAccount,
    row?.status === 'pending' ? styles.pending : '',
    props.isMonthStart ? styles.monthStart : '',
    isSelected ? styles.selected : '',
    isOpen ? styles.open : '',
  ]
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy={row === undefined}
      aria-selected={row !== undefined && canSelect(row) ? isSelected : undefined}
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      className={classes.join(' ')}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      {row === undefined ? <Placeholder hasAccount={hasAccount} /> : <Cells {...props} row={row} />}
    </div>
  )
})

function Cells({
  row,
  isSameDay,
  hasAccount,
  hasCurrency,
}: TransactionRowProps & { readonly row: Transaction }) {
  const { t } = useTranslation()
  const format = useFormat()
  const counterparty = addedCounterparty(row)
  const text = row.text === '' ? (counterparty ?? t('transactions.noText')) : row.text
  return (
    <>
      <div role="gridcell" className={styles.check} data-check>
        {canSelect(row) && (
          <span className={styles.box} aria-hidden="true">
            <IconCheck size={13} stroke={2.6} />
          </span>
        )}
      </div>
      <div role="gridcell" className={isSameDay ? `${styles.date} ${styles.again}` : styles.date}>
        {format.date(row.bookedOn)}
      </div>
      <div role="gridcell" className={styles.text}>
        <div className={styles.words}>
          <bdi className={styles.main}>{text}</bdi>
          {counterparty !== null && counterparty !== text && (
            <bdi className={styles.counterparty}>{counterparty}</bdi>
          )}
        </div>
        <RowMarks {...row} />
        <Marks row={row} />
      </div>
      {hasAccount && (
        <div role="gridcell" className={styles.account}>
          <bdi>{row.accountName}</bdi>
        </div>
      )}
      <div role="gridcell" className={styles.amount}>
        <AmountText
          amount={row.amount}
          tone={row.status === 'pending' ? 'plain' : 'flow'}
          sign="always"
          currency={hasCurrency ? 'show' : 'hide'}
        />
      </div>
    </>
  )
}

function Placeholder({ hasAccount }: { readonly hasAccount: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <div role="gridcell" />
      <div role="gridcell">
        <VisuallyHidden>{t('transactions.loadingRow')}</VisuallyHidden>
        <Skeleton height={10} width={72} animate={false} />
      </div>
      <div role="gridcell">
        <Skeleton height={10} width="52%" animate={false} />
      </div>
      {hasAccount && (
        <div role="gridcell">
          <Skeleton height={10} width="64%" animate={false} />
        </div>
      )}
      <div role="gridcell" className={styles.amount}>
        <Skeleton height={10} width={76} ml="auto" animate={false} />
      </div>
    </>
  )
}
