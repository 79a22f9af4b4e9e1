import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Account } from '../../../../shared/model.ts'
import { AccountIcon } from '../../components/AccountIcon.tsx'
import { AmountText } from '../../components/AmountText.tsx'
import { CopyButton } from '../../components/CopyButton.tsx'
import { Freshness } from '../../components/Freshness.tsx'
import { formatAccountNumber } from '../../format/account-number.ts'
import { useFormat } from '../../format/use-format.ts'
import { AccountName } from './AccountName.tsx'
import { CountedSwitch } from './CountedSwitch.tsx'
import styles from './AccountRow.module.css'

/** One account: who it is, what it holds and when that was true, and whether it counts. */
export function AccountRow({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.account}>
        <div className={styles.identity}>
          <AccountIcon kind={account.kind} />
          <div className={styles.words}>
            <AccountName account={account} />
            <div className={styles.small}>
              <span>{t(`common.kinds.${account.kind}`)}</span>
              {account.number !== null && (
                <span className={styles.accountNumber}>
                  {formatAccountNumber(account.number)}
                  <CopyButton text={account.number} label={t('accounts.copyNumber')} />
                </span>
              )}
            </div>
            <History account={account} />
          </div>
        </div>
      </th>
      <td className={styles.number}>
        <div className={styles.main}>
          {account.booked === null ? t('common.dash') : <AmountText amount={account.booked} />}
        </div>
        <Freshness at={account.balanceAt} />
      </td>
      <td className={styles.number}>
        <div>{account.available === null ? t('common.dash') : <AmountText amount={account.available} />}</div>
        {account.pendingCount > 0 && (
          <div className={styles.pending}>{t('accounts.pending', { count: account.pendingCount })}</div>
        )}
        {account.creditLimit !== null && (
          <div className={styles.note}>
            {t('accounts.creditLimit')} <AmountText amount={account.creditLimit} tone="plain" />
          </div>
        )}
      </td>
      <td className={styles.counted}>
        <CountedSwitch account={account} />
      </td>
    </tr>
  )
}

/** The way to the account's transactions, saying how many there are and since when. */
function History({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={styles.small}>
      <Link className={styles.link ?? ''} to={`/transactions?accountId=${account.id}`}>
        {t('accounts.transactions', { count: account.bookedCount })}
        <VisuallyHidden> {t('accounts.on', { name: account.name })}</VisuallyHidden>
      </Link>
      {account.oldestOn !== null && (
        <span>{t('accounts.since', { date: format.date(account.oldestOn) })}</span>
      )}
    </div>
  )
}
