import { useTranslation } from 'react-i18next'
import type { ImportStatement } from '../../../../shared/contract-import.ts'
import { AmountText } from '../../components/AmountText.tsx'
import { minorOf } from '../../format/amount-input.ts'
import { useFormat } from '../../format/use-format.ts'
import styles from './NewestRows.module.css'

interface NewestRowsProps {
  readonly rows: ImportStatement['preview']
  /** null: not known yet, so amounts stand as the file has them. */
  readonly currency: string | null
  /** true: they are left out. */
  readonly isFaint?: boolean
  /** true: a heading stands above it already. */
  readonly isTitled?: boolean
}

/** A few rows as they will stand in the list of transactions. */
export function NewestRows({ rows, currency, isFaint = false, isTitled = false }: NewestRowsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (rows.length === 0) return <p className={styles.none}>{t('imports.review.none')}</p>
  return (
    <table className={styles.table} data-faint={isFaint || undefined}>
      <caption className={isTitled ? styles.hidden : ''}>{t('imports.review.newest')}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.date}>
            {t('imports.review.date')}
          </th>
          <th scope="col">{t('imports.review.text')}</th>
          <th scope="col" className={styles.amount}>
            {t('imports.review.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <td className={styles.date}>{format.date(row.bookedOn)}</td>
            <td className={styles.text}>
              <bdi>{row.text}</bdi>
              {row.counterparty !== null && row.counterparty !== row.text && (
                <bdi className={styles.counterparty}>{row.counterparty}</bdi>
              )}
            </td>
            <td className={styles.amount}>
              <Amount decimal={row.amount} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** In the account's currency; as a bare number where that is not known, or has fewer decimals. */
function Amount({ decimal, currency }: { readonly decimal: string; readonly currency: string | null }) {
  const format = useFormat()
  const minor = currency === null ? null : minorOf(decimal, currency)
  if (currency === null || minor === null) return format.decimal(decimal)
  return <AmountText amount={{ minor, currency }} tone="flow" />
}
