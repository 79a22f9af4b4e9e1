import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Account } from '../../../../shared/model.ts'
import { groupByConnection } from '../../components/account-groups.ts'
import { AccountIcon } from '../../components/AccountIcon.tsx'
import { AmountText } from '../../components/AmountText.tsx'
import { Panel } from '../../components/Panel.tsx'
import { ProofMark } from '../../components/ProofMark.tsx'
import { printedNumber } from '../../format/account-number.ts'
import styles from './AccountList.module.css'

/** Every account with its balance, in the order of the page that has them all, and whether that is proven; each leads to its transactions, and its proof to how. */
export function AccountList({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation()
  const inOrder = groupByConnection(accounts).flatMap(({ followed }) => followed)
  return (
    <Panel
      isFlush
      title={t('overview.accounts')}
      actions={
        <Anchor component={Link} to="/accounts" size="sm" fw={560}>
          {t('overview.allAccounts')}
        </Anchor>
      }
    >
      <ul className={styles.list}>
        {inOrder.map((account) => (
          <li key={account.id}>
            <Link to={`/transactions?accountId=${account.id}`} className={styles.row}>
              <AccountIcon kind={account.kind} />
              <span className={styles.words}>
                <span className={styles.name}>{account.name}</span>
                <span className={styles.number}>
                  <Identity account={account} />
                </span>
              </span>
              <span className={styles.figures}>
                {account.booked === null ? t('common.dash') : <AmountText amount={account.booked} />}
              </span>
            </Link>
            <span className={styles.mark}>
              <ProofMark account={account} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What kind of account it is, and its number; where there is no room for both, the number says more. */
function Identity({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const number = printedNumber(account)
  const kind = t(`common.kinds.${account.kind}`)
  if (number === null) return kind
  return (
    <>
      <span className={styles.kind}>{kind} · </span>
      {number}
    </>
  )
}
