import { useTranslation } from 'react-i18next'
import { ViewToggle } from '../../components/ViewToggle.tsx'
import { periods } from './period.ts'
import type { Range } from './use-range.ts'

/** The period, and the currency where there is a choice. */
export function RangePickers({ range }: { readonly range: Range }) {
  const { t } = useTranslation()
  return (
    <>
      {range.currencies.length > 1 && (
        <ViewToggle
          label={t('overview.currency')}
          value={range.currency}
          options={range.currencies.map((value) => ({ value, label: value }))}
          onChange={range.setCurrency}
        />
      )}
      <ViewToggle
        label={t('overview.period')}
        value={range.period}
        options={periods.map((value) => ({ value, label: t(`overview.periods.${value}`) }))}
        onChange={range.setPeriod}
      />
    </>
  )
}
