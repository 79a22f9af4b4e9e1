import IconArrowsLeftRight from '@tabler/icons-react/dist/esm/icons/IconArrowsLeftRight.mjs'
import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs'
import { useTranslation } from 'react-i18next'
import type { Transaction } from '../../../../shared/model.ts'
import styles from './Marks.module.css'

/** What sets a transaction apart, in words and a picture: on its way between own accounts, or not booked yet. */
export function Marks({ row }: { readonly row: Pick<Transaction, 'isOwnTransfer' | 'status'> }) {
  const { t } = useTranslation()
  return (
    <>
      {row.isOwnTransfer && (
        <span className={`${styles.mark} ${styles.transfer}`}>
          <IconArrowsLeftRight size={13} stroke={1.8} aria-hidden="true" />
          <span className={styles.word}>{t('transactions.ownTransfer')}</span>
        </span>
      )}
      {row.status === 'pending' && (
        <span className={`${styles.mark} ${styles.pending}`}>
          <IconClock size={13} stroke={1.8} aria-hidden="true" />
          <span className={styles.word}>{t('transactions.pending')}</span>
        </span>
      )}
    </>
  )
}
