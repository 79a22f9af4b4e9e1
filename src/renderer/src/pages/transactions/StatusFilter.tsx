import { useTranslation } from 'react-i18next'
import type { BookingStatus } from '../../../../shared/model.ts'
import { ChoiceList } from './ChoiceList.tsx'
import { FilterButton } from '../../components/FilterButton.tsx'
import type { ListStateControl } from './use-list-state.ts'

/** Booked, pending or both. */
export function StatusFilter({ control: { state, change } }: { readonly control: ListStateControl }) {
  const { t } = useTranslation()
  return (
    <FilterButton label={t('transactions.status.title')} isInForce={state.status !== null}>
      {(close) => (
        <ChoiceList<BookingStatus>
          label={t('transactions.status.title')}
          options={[
            { value: null, label: t('transactions.status.all') },
            { value: 'booked', label: t('transactions.status.booked') },
            { value: 'pending', label: t('transactions.status.pending') },
          ]}
          value={state.status}
          onChoose={(status) => {
            change({ status })
            close()
          }}
        />
      )}
    </FilterButton>
  )
}
