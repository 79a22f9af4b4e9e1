import { Button, Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { printedNumber } from '../../format/account-number.ts'
import { FilterButton } from '../../components/FilterButton.tsx'
import type { ListStateControl } from './use-list-state.ts'
import styles from './AccountFilter.module.css'

interface AccountFilterProps {
  readonly accounts: readonly Account[]
  readonly control: ListStateControl
}

/** Which accounts; none ticked is all of them. */
export function AccountFilter({ accounts, control: { state, change } }: AccountFilterProps) {
  const { t } = useTranslation()
  const chosen = state.accountIds
  const toggle = (id: string) =>
    change({ accountIds: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id] })
  return (
    <FilterButton label={t('transactions.accountFilter.title')} isInForce={chosen.length > 0}>
      {() => (
        <>
          <div role="group" aria-label={t('transactions.accountFilter.title')} className={styles.list}>
            {accounts.map((account) => (
              <Checkbox
                key={account.id}
                className={styles.account ?? ''}
                label={<bdi className={styles.name}>{account.name}</bdi>}
                description={printedNumber(account) ?? undefined}
                checked={chosen.includes(account.id)}
                onChange={() => toggle(account.id)}
              />
            ))}
          </div>
          <Button
            fullWidth
            variant="subtle"
            size="compact-sm"
            mt={4}
            disabled={chosen.length === 0}
            onClick={() => change({ accountIds: [] })}
          >
            {t('transactions.accountFilter.all')}
          </Button>
        </>
      )}
    </FilterButton>
  )
}
