import { useTranslation } from 'react-i18next'
import { ChoiceList } from './ChoiceList.tsx'
import { DayField } from './DayField.tsx'
import { FilterButton } from '../../components/FilterButton.tsx'
import { presets, type Preset } from './period.ts'
import type { ListStateControl } from './use-list-state.ts'
import styles from './PeriodFilter.module.css'

/** Which days: a preset, or two days of one's own, either of which may be left open. */
export function PeriodFilter({ control: { state, change } }: { readonly control: ListStateControl }) {
  const { t } = useTranslation()
  const { preset, from, to } = state
  const isOwn = from !== null || to !== null
  const options = [
    { value: null, label: t('transactions.period.always') },
    ...presets.map((value) => ({ value, label: t(`transactions.period.presets.${value}`) })),
  ]
  return (
    <FilterButton label={t('transactions.period.title')} isInForce={preset !== null || isOwn}>
      {(close) => (
        <>
          <div className={styles.own}>
            <DayField
              label={t('transactions.period.from')}
              value={from}
              onChange={(day) => change({ preset: null, from: day, to })}
            />
            <DayField
              label={t('transactions.period.to')}
              value={to}
              onChange={(day) => change({ preset: null, from, to: day })}
            />
          </div>
          <ChoiceList<Preset | 'own'>
            label={t('transactions.period.title')}
            options={options}
            value={isOwn ? 'own' : preset}
            onChoose={(value) => {
              change({ preset: value === 'own' ? null : value, from: null, to: null })
              close()
            }}
          />
        </>
      )}
    </FilterButton>
  )
}
