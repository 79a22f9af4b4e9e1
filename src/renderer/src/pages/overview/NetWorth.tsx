import { useTranslation } from 'react-i18next'
import type { Overview } from '../../../../shared/contract-views.ts'
import type { Account } from '../../../../shared/model.ts'
import { AmountText } from '../../components/AmountText.tsx'
import { useAgeText } from '../../components/Freshness.tsx'
import { Panel } from '../../components/Panel.tsx'
import { holdingsOf, proofCounts } from './net-worth.ts'
import { NetWorthOverTime } from './NetWorthOverTime.tsx'
import type { Range } from './use-range.ts'
import styles from './NetWorth.module.css'

interface NetWorthProps {
  readonly overview: Overview
  readonly accounts: readonly Account[]
  readonly range: Range
}

/** The sum of what is counted in the currency chosen, how it changed and what it consists of; the other currencies
 *  below, each on its own; and how much the numbers can be trusted. */
export function NetWorth({ overview, accounts, range }: NetWorthProps) {
  const { t } = useTranslation()
  const { currency, currencies } = range
  const oldest = useAgeText(overview.oldestBalanceAt)
  const main = overview.netWorth.find((total) => total.currency === currency)
  const others = overview.netWorth.filter((total) => total.currency !== currency)
  const leftOut = accounts.filter((account) => !account.isCounted).length
  const label = currencies.length > 1 ? t('overview.netWorthIn', { currency }) : t('overview.netWorth')
  return (
    <Panel>
      <div className={styles.column}>
        <div className={styles.main}>
          <h2 className={styles.label}>{label}</h2>
          <p className={styles.value}>
            {main === undefined ? t('common.dash') : <AmountText amount={main} />}
          </p>
        </div>
        {main !== undefined && <NetWorthOverTime accounts={accounts} range={range} />}
        <Parts accounts={accounts} currency={currency} />
        {others.length > 0 && (
          <dl className={styles.parts}>
            {others.map((total) => (
              <div key={total.currency} className={styles.part}>
                <dt>{t('overview.netWorthIn', { currency: total.currency })}</dt>
                <dd>
                  <AmountText amount={total} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        <div className={styles.notes}>
          {overview.oldestBalanceAt !== null && <p>{t('overview.oldest', { when: oldest })}</p>}
          <Proofs accounts={accounts} />
          {leftOut > 0 && <p>{t('overview.notCounted', { count: leftOut })}</p>}
          {overview.netWorth.length > 1 && <p>{t('overview.notConverted')}</p>}
        </div>
      </div>
    </Panel>
  )
}

interface PartsProps {
  readonly accounts: readonly Account[]
  readonly currency: string
}

/** What the sum consists of; one part alone would only say it again. */
function Parts({ accounts, currency }: PartsProps) {
  const { t } = useTranslation()
  const parts = holdingsOf(accounts, currency)
  if (parts.length < 2) return null
  return (
    <dl className={styles.parts} aria-label={t('overview.consistsOf')}>
      {parts.map(({ holding, minor }) => (
        <div key={holding} className={styles.part}>
          <dt>{t(`overview.holdings.${holding}`)}</dt>
          <dd>
            <AmountText amount={{ minor, currency }} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** How many of the balances equal their bank, differ, are not proven yet, and cannot be; nothing before the first of them was
 *  looked at. */
function Proofs({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation()
  const counts = proofCounts(accounts)
  if (counts === null) return null
  const { total, proven, differing, unproven, unprovable } = counts
  if (proven === total) return <p>{t('proof.all')}</p>
  const isEven = differing + unproven === 0
  return (
    <>
      {isEven && proven > 0 && <p>{t('proof.proven', { count: proven, total })}</p>}
      {differing > 0 && <p>{t('proof.differ', { count: differing, total })}</p>}
      {unproven > 0 && <p>{t('proof.unproven', { count: unproven, total })}</p>}
      {unprovable > 0 && <p>{t('proof.unprovable', { count: unprovable, total })}</p>}
    </>
  )
}
