import { useTranslation } from 'react-i18next'
import type { ChainBreak } from '../../../shared/proof.ts'
import { useFormat } from '../format/use-format.ts'
import styles from './ProofDrawer.module.css'

/** More than these help nobody to look. */
const mostShown = 5

/** Where the money went missing, by the balances the bank tells with its rows; the newest places. */
export function ProofBreaks({ breaks }: { readonly breaks: readonly ChainBreak[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section>
      <h3 className={styles.heading}>{t('proof.where')}</h3>
      <ul className={styles.list}>
        {breaks.slice(-mostShown).map(({ after, before, amount }) => (
          <li key={`${after} ${before}`} className={styles.place}>
            {after === before
              ? t('proof.placeOn', { day: format.date(after, 'long'), amount: format.money(amount) })
              : t('proof.placeBetween', {
                  after: format.date(after, 'long'),
                  before: format.date(before, 'long'),
                  amount: format.money(amount),
                })}
          </li>
        ))}
      </ul>
    </section>
  )
}
