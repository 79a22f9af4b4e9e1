import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs'
import { useTranslation } from 'react-i18next'
import type { TransferLink } from '../../../shared/transfer.ts'
import { typedAmount } from '../format/amount-input.ts'
import { useFormat } from '../format/use-format.ts'
import styles from './TransferWhy.module.css'

interface TransferWhyProps {
  readonly link: TransferLink
  /** `TransferFacts` stands beside it, and says all that the reason is made of. */
  readonly hasFacts?: boolean
}

/** Why two rows are taken for one transfer, how sure that is, and the rate that was obtained. */
export function TransferWhy({ link, hasFacts = false }: TransferWhyProps) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const { reason, facts, confidence, isByPerson, daysApart, quote } = link
  const words = facts.includes('card-bill') ? 'bill' : facts.includes('only-candidate') ? 'only' : 'said'
  const days = daysApart === 0 ? t('transfers.sameDay') : t('transfers.daysApart', { count: daysApart })
  const isSureByHand = isByPerson && reason !== 'by-hand'
  const measures = isByPerson ? [days] : [days, t('transfers.sure', { percent: confidence })]
  return (
    <div className={styles.why}>
      {!hasFacts && (
        <p className={styles.reason}>
          {t(`transfers.why.${reason}`, { words: t(`transfers.words.${words}`) })}
          {isSureByHand && ` ${t('transfers.confirmed')}`}
        </p>
      )}
      <p className={styles.measures}>{measures.join(' · ')}</p>
      {quote !== null && (
        <p className={styles.rate}>
          <span>{t('transfers.rate')}</span>
          <b>
            {t('transfers.rateOf', {
              unit: quote.unit,
              price: typedAmount(quote.price, locale),
              currency: quote.currency,
            })}
          </b>
        </p>
      )}
    </div>
  )
}

/** Each thing that speaks for it, or makes it less sure, as one sentence. */
export function TransferFacts({ link: { facts } }: { readonly link: TransferLink }) {
  const { t } = useTranslation()
  if (facts.length === 0) return null
  return (
    <ul className={styles.facts} aria-label={t('transfers.factsTitle')}>
      {facts.map((fact) => {
        const isAgainst = fact === 'several-candidates'
        const Icon = isAgainst ? IconMinus : IconCheck
        return (
          <li key={fact} className={isAgainst ? styles.against : styles.for}>
            <Icon size={16} stroke={2} aria-hidden="true" />
            {t(`transfers.facts.${fact}`)}
          </li>
        )
      })}
    </ul>
  )
}
