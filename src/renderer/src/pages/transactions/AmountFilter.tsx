import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { ViewToggle } from '../../components/ViewToggle.tsx'
import { AmountField } from './AmountField.tsx'
import { amountCurrencyOf, currenciesOf } from './filter.ts'
import { FilterButton } from '../../components/FilterButton.tsx'
import type { ListStateControl } from './use-list-state.ts'
import styles from './AmountFilter.module.css'

interface AmountFilterProps {
  readonly accounts: readonly Account[]
  readonly control: ListStateControl
}

/** Which way the money went, how much of it, in which currency where there are several, and whether it only changed accounts. */
export function AmountFilter({ accounts, control }: AmountFilterProps) {
  const { t } = useTranslation()
  const { state, change } = control
  const { direction, amountFrom, amountTo, currency, transfers } = state
  const currencies = currenciesOf(state, accounts)
  const typedIn = amountCurrencyOf(state, accounts)
  const isInForce = [direction, amountFrom, amountTo, currency, transfers].some((each) => each !== null)
  const changeAmount = (part: Partial<typeof state>, isOutgoing: boolean) =>
    change(isOutgoing ? { ...part, direction: 'out' } : part, 'typing')
  return (
    <FilterButton label={t('transactions.amount.title')} isInForce={isInForce}>
      {() => (
        <div className={styles.content}>
          <ViewToggle<'both' | 'in' | 'out'>
            label={t('transactions.amount.direction')}
            value={direction ?? 'both'}
            options={[
              { value: 'both', label: t('transactions.amount.both') },
              { value: 'in', label: t('transactions.amount.in') },
              { value: 'out', label: t('transactions.amount.out') },
            ]}
            onChange={(value) => change({ direction: value === 'both' ? null : value })}
          />
          <div className={styles.fields}>
            <AmountField
              label={t('transactions.amount.from')}
              value={amountFrom}
              currency={typedIn}
              onChange={(size, isOutgoing) => changeAmount({ amountFrom: size }, isOutgoing)}
            />
            <AmountField
              label={t('transactions.amount.to')}
              value={amountTo}
              currency={typedIn}
              onChange={(size, isOutgoing) => changeAmount({ amountTo: size }, isOutgoing)}
            />
          </div>
          {typedIn === null && <p className={styles.hint}>{t('transactions.amount.chooseCurrency')}</p>}
          {typedIn !== null && direction === null && (
            <p className={styles.hint}>{t('transactions.amount.hint')}</p>
          )}
          {(currencies.length > 1 || currency !== null) && (
            <ViewToggle
              label={t('transactions.amount.currency')}
              value={currency ?? ''}
              options={[
                { value: '', label: t('transactions.amount.allCurrencies') },
                ...new Set([...currencies, ...(currency === null ? [] : [currency])]),
              ].map((option) => (typeof option === 'string' ? { value: option, label: option } : option))}
              onChange={(value) => change({ currency: value === '' ? null : value })}
            />
          )}
          <OwnTransfers control={control} />
        </div>
      )}
    </FilterButton>
  )
}

/** With transfers between one's own accounts, without them, or those alone. */
function OwnTransfers({ control: { state, change } }: Pick<AmountFilterProps, 'control'>) {
  const { t } = useTranslation()
  return (
    <div className={styles.titled}>
      <span className={styles.title} aria-hidden="true">
        {t('transactions.transfers.title')}
      </span>
      <ViewToggle<'all' | 'without' | 'only'>
        label={t('transactions.transfers.title')}
        value={state.transfers ?? 'all'}
        options={[
          { value: 'all', label: t('transactions.transfers.with') },
          { value: 'without', label: t('transactions.transfers.without') },
          { value: 'only', label: t('transactions.transfers.only') },
        ]}
        onChange={(value) => change({ transfers: value === 'all' ? null : value })}
      />
    </div>
  )
}
