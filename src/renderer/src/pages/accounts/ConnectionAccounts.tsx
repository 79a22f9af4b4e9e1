import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Panel } from '../../components/Panel.tsx'
import { AccountTable } from './AccountTable.tsx'
import { ClosedAccounts } from './ClosedAccounts.tsx'
import type { AccountGroup } from '../../components/account-groups.ts'
import styles from './ConnectionAccounts.module.css'

/** One connection's accounts as a table; folded away below it the closed ones, and by name those the person chose not to
 *  follow. */
export function ConnectionAccounts({ group }: { readonly group: AccountGroup }) {
  const { t } = useTranslation()
  const name = group.name ?? t('accounts.fromFiles')
  return (
    <Panel isFlush title={name} {...useGroupNote(group)}>
      {group.followed.length > 0 && <AccountTable accounts={group.followed} />}
      {group.closed.length > 0 && <ClosedAccounts accounts={group.closed} of={name} />}
      {group.leftOut.length > 0 && (
        <p className={styles.leftOut}>
          {t('accounts.notFollowed', { names: group.leftOut.map((account) => account.name).join(', ') })}
        </p>
      )}
    </Panel>
  )
}

/** A healthy connection needs no words. */
function useGroupNote({ connectionId, status }: AccountGroup) {
  const { t } = useTranslation()
  if (connectionId === null) {
    const link = (
      <Anchor component={Link} to="/import" size="sm" fw={560}>
        {t('accounts.openFile')}
      </Anchor>
    )
    return { note: t('accounts.fromFilesNote'), actions: link }
  }
  if (status === 'disconnected') return { note: t('accounts.disconnected') }
  if (status !== 'needs-login') return {}
  const link = (
    <Anchor component={Link} to="/connections" size="sm" fw={560}>
      {t('accounts.needsLogin')}
    </Anchor>
  )
  return { actions: link }
}
