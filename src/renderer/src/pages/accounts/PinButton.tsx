import { ActionIcon, Tooltip } from '@mantine/core'
import IconPin from '@tabler/icons-react/dist/esm/icons/IconPin.mjs'
import IconPinFilled from '@tabler/icons-react/dist/esm/icons/IconPinFilled.mjs'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { useApi, useCommand } from '../../api.ts'
import { useFailureText } from '../../components/use-failure-text.ts'
import styles from './PinButton.module.css'

/** Puts the account on the small window that stays on top, in place of the one that was there, or takes it off. */
export function PinButton({ account }: { readonly account: Account }) {
  const { t } = useTranslation()
  const pocket = useApi('pocket:get', undefined)
  const pin = useCommand('pocket:pin')
  const unpin = useCommand('pocket:unpin')
  const isPinned = pocket.data?.accountId === account.id
  const failure = pin.error?.failure ?? unpin.error?.failure
  const failureText = useFailureText(failure ?? { code: 'internal' })
  const press = () => {
    pin.reset()
    unpin.reset()
    if (isPinned) unpin.mutate(undefined)
    else pin.mutate({ accountId: account.id })
  }
  return (
    <>
      <Tooltip label={t(isPinned ? 'accounts.unpin' : 'accounts.pin')}>
        <ActionIcon
          className={styles.pin ?? ''}
          variant="subtle"
          color={isPinned ? 'teal' : 'gray'}
          size="sm"
          aria-label={t('accounts.pinFor', { name: account.name })}
          aria-pressed={isPinned}
          loading={pin.isPending || unpin.isPending}
          onClick={press}
        >
          {isPinned ? <IconPinFilled size={15} /> : <IconPin size={15} stroke={1.7} />}
        </ActionIcon>
      </Tooltip>
      {failure !== undefined && (
        <span role="alert" className={styles.failure}>
          {failureText.title}
        </span>
      )}
    </>
  )
}
