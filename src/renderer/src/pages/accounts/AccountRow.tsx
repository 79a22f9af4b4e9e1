import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Account } from '../../../../shared/model.ts'
import { AccountIcon } from '../../components/AccountIcon.tsx'
import { AmountText } from '../../components/AmountText.tsx'
import { CopyButton } from '../../components/CopyButton.tsx'
import { Freshness } from '../../components/Freshness.tsx'
import { ProofMark } from '../../components/ProofMark.tsx'
import { printedNumber } from '../../format/account-number.ts'
import { useFormat } from '../../format/use-format.ts'
import { AccountName } from './AccountName.tsx'
import { Cards } from './Cards.tsx'
import { CountedSwitch } from './CountedSwitch.tsx'
import { PinButton } from './PinButton.tsx'
import styles from './AccountRow.module.css'

/** One account: who it is, what it holds and whether that is proven, and whether it counts. Two lines, so that a household's
 *  accounts fit one window. */
export function AccountRow({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const number = printedNumber(account)
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.account}>
        <div className={styles.identity}>
          <AccountIcon kind={account.kind} />
          <div className={styles.words}>
            <div className={styles.nameLine}>
              <AccountName account={account} />
              {!account.isClosed && <PinButton account={account} />}
            </div>
            <div className={styles.small}>
              {account.isClosed && <span className={styles.closed}>{t('accounts.closed')}</span>}
              <span>{t(`common.kinds.${account.kind}`)}</span>
              {number !== null && (
                <span className={styles.accountNumber}>
                  {number}
                  <span className={styles.tool}>
                    <CopyButton
                      text={account.number ?? account.iban ?? ''}
                      label={t('accounts.copyNumber')}
                    />
                  </span>
                </span>
              )}
              <Cards cards={account.cards} />
            </div>
          </div>
        </div>
      </th>
      <td className={styles.number}>
        <History account={account} />
      </td>
      <td className={styles.number}>
        <div className={styles.main}>
          {account.booked === null ? t('common.dash') : <AmountText amount={account.booked} />}
        </div>
        {account.isClosed ? <Freshness at={account.balanceAt} /> : <ProofMark account={account} />}
      </td>
      <td className={styles.number}>
        <div>{account.available === null ? t('common.dash') : <AmountText amount={account.available} />}</div>
        <Available account={account} />
      </td>
      <td className={styles.counted}>
        {account.isClosed ? t('common.dash') : <CountedSwitch account={account} />}
      </td>
    </tr>
  )
}

/** Why the available sum is another than the balance: what is pending, what may be borrowed. */
function Available({ account: { pendingCount, creditLimit } }: { readonly account: Account }) {
  const { t } = useTranslation()
  return (
    <div className={styles.reasons}>
      {pendingCount > 0 && (
        <span className={styles.pending}>{t('accounts.pending', { count: pendingCount })}</span>
      )}
      {creditLimit !== null && (
        <span>
          {t('accounts.creditLimit')} <AmountText amount={creditLimit} tone="plain" currency="hide" />
        </span>
      )}
    </div>
  )
}

/** The way to the account's transactions: how many there are, and since when. */
function History({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const format = useFormat()
  const count = t('accounts.transactions', { count: account.bookedCount })
  return (
    <>
      <div>
        <Link
          className={styles.link ?? ''}
          to={`/transactions?accountId=${account.id}`}
          aria-label={`${count} ${t('accounts.on', { name: account.name })}`}
        >
          {format.integer(account.bookedCount)}
        </Link>
      </div>
      {account.oldestOn !== null && (
        <span className={styles.note} title={format.date(account.oldestOn, 'long')}>
          {t('accounts.since', { date: format.month(account.oldestOn) })}
        </span>
      )}
    </>
  )
}
