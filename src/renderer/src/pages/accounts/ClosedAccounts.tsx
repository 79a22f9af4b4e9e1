import { VisuallyHidden } from '@mantine/core'
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { AccountTable } from './AccountTable.tsx'
import styles from './ClosedAccounts.module.css'

interface ClosedAccountsProps {
  readonly accounts: readonly Account[]
  /** The group they belong to, for the ear: several groups may have some. */
  readonly of: string
}

/** Accounts that are no more. Folded away: their history stays, their balance counts for nothing. */
export function ClosedAccounts({ accounts, of }: ClosedAccountsProps) {
  const { t } = useTranslation()
  return (
    <details className={styles.closed}>
      <summary className={styles.summary}>
        <IconChevronRight size={16} stroke={2} aria-hidden="true" className={styles.chevron} />
        {t('accounts.closedAccounts')}
        <span className={styles.count}>{accounts.length}</span>
        <VisuallyHidden>{of}</VisuallyHidden>
      </summary>
      <AccountTable accounts={accounts} />
    </details>
  )
}
