import { useTranslation } from 'react-i18next'
import { ChoiceList } from './ChoiceList.tsx'
import { FilterButton } from '../../components/FilterButton.tsx'
import type { ListStateControl } from './use-list-state.ts'

/** With transfers between one's own accounts, without them, or those alone. */
export function TransferFilter({ control: { state, change } }: { readonly control: ListStateControl }) {
  const { t } = useTranslation()
  return (
    <FilterButton label={t('transactions.transfers.title')} isInForce={state.transfers !== null}>
      {(close) => (
        <ChoiceList<'only' | 'without'>
          label={t('transactions.transfers.title')}
          options={[
            { value: null, label: t('transactions.transfers.all') },
            { value: 'without', label: t('transactions.transfers.without') },
            { value: 'only', label: t('transactions.transfers.only') },
          ]}
          value={state.transfers}
          onChoose={(transfers) => {
            change({ transfers })
            close()
          }}
        />
      )}
    </FilterButton>
  )
}
