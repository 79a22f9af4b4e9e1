import { Switch } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { useCommand } from '../../api.ts'
import { useFailureText } from '../../components/use-failure-text.ts'
import styles from './CountedSwitch.module.css'

/** Puts an account into the net worth or leaves it out. Follows the hand at once, and goes back if main says no. */
export function CountedSwitch({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const update = useCommand('account:update')
  const failureText = useFailureText(update.error?.failure ?? { code: 'internal' })
  const { isPending, isSuccess, reset } = update
  const wanted = update.variables?.isCounted ?? account.isCounted
  useEffect(() => {
    if (isSuccess && wanted === account.isCounted) reset()
  }, [isSuccess, wanted, account.isCounted, reset])
  // Until the list says so too: between main's yes and its new list the switch would jump back and forth.
  const isCounted = isPending || isSuccess ? wanted : account.isCounted
  return (
    <>
      <Switch
        className={styles.switch ?? ''}
        aria-label={t('accounts.countedFor', { name: account.name })}
        checked={isCounted}
        onChange={(event) => update.mutate({ accountId: account.id, isCounted: event.currentTarget.checked })}
      />
      {update.isError && (
        <p role="alert" className={styles.error}>
          {failureText.title}
        </p>
      )}
    </>
  )
}
