import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TransactionsSummary } from '../../../../shared/contract-views.ts'
import { AmountText } from '../../components/AmountText.tsx'
import type { ShownList } from './use-shown-list.ts'
import styles from './Totals.module.css'

/** How many rows the list holds and what they come to: in, out and net of each currency, never added across them. */
export function Totals({ shown: { filter, summary } }: { readonly shown: ShownList }) {
  const { t } = useTranslation()
  return (
    <div className={styles.totals}>
      <div className={styles.counts} role="status">
        <span className={styles.count}>{t('transactions.totals.count', { count: summary.count })}</span>
        <span className={styles.note}>
          {summary.pendingCount > 0 && (
            <span>{t('transactions.totals.pending', { count: summary.pendingCount })}</span>
          )}
          {summary.count > 0 && filter.transfers === undefined && (
            <span>{t('transactions.totals.ownTransfers')}</span>
          )}
        </span>
      </div>
      {summary.totals.length > 0 && <Sums summary={summary} />}
    </div>
  )
}

function Sums({ summary }: { readonly summary: TransactionsSummary }) {
  const { t } = useTranslation()
  return (
    <table className={styles.sums} aria-label={t('transactions.totals.label')}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{t('transactions.totals.currency')}</VisuallyHidden>
          </th>
          <th scope="col">{t('transactions.totals.in')}</th>
          <th scope="col">{t('transactions.totals.out')}</th>
          <th scope="col">{t('transactions.totals.net')}</th>
        </tr>
      </thead>
      <tbody>
        {summary.totals.map(({ currency, inMinor, outMinor }) => (
          <tr key={currency}>
            <th scope="row">{currency}</th>
            <td>
              <AmountText amount={{ minor: inMinor, currency }} tone="flow" currency="hide" />
            </td>
            <td>
              <AmountText amount={{ minor: outMinor, currency }} tone="flow" currency="hide" />
            </td>
            <td className={styles.net}>
              <AmountText amount={{ minor: inMinor + outMinor, currency }} currency="hide" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
