import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { AccountRow } from './AccountRow.tsx'
import styles from './ConnectionAccounts.module.css'

/** Accounts in rows, every number in a column of its own. */
export function AccountTable({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('accounts.account')}</th>
          <th scope="col" className={styles.history}>
            {t('accounts.history')}
          </th>
          <th scope="col" className={`${styles.number} ${styles.balance}`}>
            {t('accounts.balance')}
          </th>
          <th scope="col" className={styles.number}>
            {t('accounts.available')}
          </th>
          <th scope="col" className={styles.counted}>
            {t('accounts.counted')}
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </tbody>
    </table>
  )
}
