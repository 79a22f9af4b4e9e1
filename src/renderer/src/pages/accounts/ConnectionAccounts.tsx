import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Panel } from '../../components/Panel.tsx'
import { AccountRow } from './AccountRow.tsx'
import type { AccountGroup } from './groups.ts'
import styles from './ConnectionAccounts.module.css'

/** One connection's accounts as a table, and below it by name those the person chose not to follow. */
export function ConnectionAccounts({ group }: { readonly group: AccountGroup }) {
  const { t } = useTranslation()
  return (
    <Panel
      isFlush
      title={group.name ?? t('accounts.fromFiles')}
      {...statusNote(group, t('accounts.disconnected'), t('accounts.needsLogin'))}
    >
      {group.followed.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('accounts.account')}</th>
              <th scope="col" className={styles.history}>
                {t('accounts.history')}
              </th>
              <th scope="col" className={styles.number}>
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
            {group.followed.map((account) => (
              <AccountRow key={account.id} account={account} />
            ))}
          </tbody>
        </table>
      )}
      {group.leftOut.length > 0 && (
        <p className={styles.leftOut}>
          {t('accounts.notFollowed', { names: group.leftOut.map((account) => account.name).join(', ') })}
        </p>
      )}
    </Panel>
  )
}

/** A healthy connection needs no words. */
function statusNote({ status }: AccountGroup, disconnected: string, needsLogin: string) {
  if (status === 'disconnected') return { note: disconnected }
  if (status !== 'needs-login') return {}
  const link = (
    <Anchor component={Link} to="/connections" size="sm" fw={560}>
      {needsLogin}
    </Anchor>
  )
  return { actions: link }
}
