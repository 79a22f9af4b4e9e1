import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../shared/model.ts'
import { ViewToggle } from '../../components/ViewToggle.tsx'
import { useStatus } from '../../status.ts'
import { BalancesPanel } from './BalancesPanel.tsx'
import { FlowsPanel } from './FlowsPanel.tsx'
import { currenciesOf, firstMonthOf, periods, startOf, type Period } from './period.ts'
import styles from './OverTime.module.css'

/** The two charts, and the period and currency they share. */
export function OverTime({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation()
  const { today } = useStatus()
  const [period, setPeriod] = useState<Period>('1y')
  const currencies = currenciesOf(accounts)
  const [wanted, setWanted] = useState<string | null>(null)
  const currency = currencies.find((code) => code === wanted) ?? currencies[0] ?? 'NOK'
  return (
    <>
      <div className={styles.pickers}>
        <ViewToggle
          label={t('overview.period')}
          value={period}
          options={periods.map((value) => ({ value, label: t(`overview.periods.${value}`) }))}
          onChange={setPeriod}
        />
        {currencies.length > 1 && (
          <ViewToggle
            label={t('overview.currency')}
            value={currency}
            options={currencies.map((value) => ({ value, label: value }))}
            onChange={setWanted}
          />
        )}
      </div>
      <BalancesPanel
        accounts={accounts}
        currency={currency}
        from={startOf(period, today, accounts)}
        to={today}
      />
      <FlowsPanel currency={currency} from={firstMonthOf(period, today, accounts)} to={today} />
    </>
  )
}
