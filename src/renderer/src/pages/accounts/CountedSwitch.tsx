import { Switch } from '@mantine/core'
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
  const isCounted = update.isPending ? (update.variables.isCounted ?? account.isCounted) : account.isCounted
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
