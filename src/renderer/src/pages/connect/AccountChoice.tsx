import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { AccountIcon } from '../../components/AccountIcon.tsx'
import { AmountText } from '../../components/AmountText.tsx'
import { printedNumber } from '../../format/account-number.ts'
import styles from './AccountChoice.module.css'

/** One account to follow or leave out; the whole row is the checkbox. */
export function AccountChoice({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const number = printedNumber(account)
  return (
    <Checkbox.Card value={account.id} className={styles.card ?? ''} withBorder={false} radius={0}>
      <Checkbox.Indicator />
      <AccountIcon kind={account.kind} />
      <span className={styles.words}>
        <span className={styles.name}>{account.name}</span>
        <span className={styles.small}>
          {t(`common.kinds.${account.kind}`)}
          {number !== null && ` · ${number}`}
        </span>
        {account.followedIn !== null && (
          <span className={styles.small}>
            {t('connect.accounts.followedIn', { connection: account.followedIn })}
          </span>
        )}
      </span>
      <span className={styles.balance}>
        {account.booked === null ? t('common.dash') : <AmountText amount={account.booked} />}
      </span>
    </Checkbox.Card>
  )
}
