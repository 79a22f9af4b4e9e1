import { useTranslation } from 'react-i18next'
import type { CurrencyTotal, Overview } from '../../../../shared/contract.ts'
import type { Account } from '../../../../shared/model.ts'
import { AmountText } from '../../components/AmountText.tsx'
import { useAgeText } from '../../components/Freshness.tsx'
import { Panel } from '../../components/Panel.tsx'
import { StatCard } from '../../components/StatCard.tsx'
import { currenciesOf } from './period.ts'
import styles from './NetWorth.module.css'

interface NetWorthProps {
  readonly overview: Overview
  readonly accounts: readonly Account[]
}

/** The sum of what is counted, one a currency, and how much it can be trusted. */
export function NetWorth({ overview, accounts }: NetWorthProps) {
  const { t } = useTranslation()
  const oldest = useAgeText(overview.oldestBalanceAt)
  const order = currenciesOf(accounts)
  const totals = overview.netWorth.toSorted((a, b) => order.indexOf(a.currency) - order.indexOf(b.currency))
  const leftOut = accounts.filter((account) => !account.isCounted).length
  return (
    <Panel>
      <div className={styles.column}>
        {totals.map((total, index) => (
          <Total key={total.currency} total={total} isMain={index === 0} isOnly={totals.length === 1} />
        ))}
        <div className={styles.notes}>
          {overview.oldestBalanceAt !== null && <p>{t('overview.oldest', { when: oldest })}</p>}
          {leftOut > 0 && <p>{t('overview.notCounted', { count: leftOut })}</p>}
          {totals.length > 1 && <p>{t('overview.notConverted')}</p>}
        </div>
      </div>
    </Panel>
  )
}

interface TotalProps {
  readonly total: CurrencyTotal
  readonly isMain: boolean
  readonly isOnly: boolean
}

function Total({ total, isMain, isOnly }: TotalProps) {
  const { t } = useTranslation()
  return (
    <StatCard
      isMain={isMain}
      label={isOnly ? t('overview.netWorth') : t('overview.netWorthIn', { currency: total.currency })}
      value={<AmountText amount={total} />}
      detail={t('common.accounts', { count: total.accountCount })}
    />
  )
}
