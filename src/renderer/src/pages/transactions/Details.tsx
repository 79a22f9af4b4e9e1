import { useTranslation } from 'react-i18next'
import type { TransactionId } from '../../../../shared/ids.ts'
import type { TransactionDetails } from '../../../../shared/model.ts'
import { AmountText } from '../../components/AmountText.tsx'
import { Annotations } from './annotation/Annotations.tsx'
import { Dates, FromBank, Payment } from './BankFacts.tsx'
import { BookingFacts } from './BookingFacts.tsx'
import { Marks } from './Marks.tsx'
import { RawReply } from './RawReply.tsx'
import { TransferSection } from './TransferSection.tsx'
import styles from './Details.module.css'

interface DetailsProps {
  readonly transaction: TransactionDetails
  /** Shows another transaction in place of this one. */
  readonly onOpen: (id: TransactionId) => void
}

/** One transaction with every field that is known; what the bank did not say has no line. */
export function Details({ transaction, onOpen }: DetailsProps) {
  const { t } = useTranslation()
  return (
    <article className={styles.details}>
      <header className={styles.head}>
        <p className={styles.amount}>
          <AmountText amount={transaction.amount} tone="flow" sign="always" />
        </p>
        <h3 className={styles.text}>
          <bdi>{transaction.text === '' ? t('transactions.noText') : transaction.text}</bdi>
        </h3>
        <div className={styles.marks}>
          <Marks row={transaction} />
        </div>
        {transaction.status === 'pending' && <p className={styles.note}>{t('transactions.pendingNote')}</p>}
      </header>
      <BookingFacts transaction={transaction} />
      <TransferSection transaction={transaction} onOpen={onOpen} />
      {transaction.status === 'booked' && <Annotations transaction={transaction} />}
      <Dates transaction={transaction} />
      <Payment transaction={transaction} />
      <FromBank transaction={transaction} />
      <RawReply raw={transaction.raw} />
    </article>
  )
}
