import { useTranslation } from 'react-i18next'
import type { ProofSpan } from '../../../shared/proof.ts'
import { dateOf } from '../format/date.ts'
import { useFormat } from '../format/use-format.ts'
import { AmountText } from './AmountText.tsx'
import { ProofIcon } from './ProofIcon.tsx'
import styles from './ProofDrawer.module.css'

/** How the balance came out before, what was alike as one span of days, the newest first. */
export function ProofHistory({ history }: { readonly history: readonly ProofSpan[] }) {
  const { t } = useTranslation()
  return (
    <section>
      <h3 className={styles.heading}>{t('proof.history')}</h3>
      <ul className={styles.list}>
        {history.map((span) => (
          <li key={span.firstAt} className={styles.span} data-state={span.state}>
            <ProofIcon state={span.state} size={15} />
            <Outcome span={span} />
            <span className={styles.quiet}>
              <Days span={span} />
            </span>
            <span className={styles.times}>{t('proof.times', { count: span.times })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Outcome({ span: { state, gap, early, accepted } }: { readonly span: ProofSpan }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (state === 'gap' && gap !== null) return <AmountText amount={gap} tone="plain" sign="always" />
  if (state === 'unproven') return <span>{t('proof.states.unproven')}</span>
  if (accepted !== null)
    return (
      <span>{t('proof.states.provenAside', { amount: format.money(accepted, { sign: 'always' }) })}</span>
    )
  return <span>{early === null ? t('proof.states.proven') : t('proof.states.provenEarly')}</span>
}

/** One day is named once, with its time. */
function Days({ span: { firstAt, lastAt } }: { readonly span: ProofSpan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [first, last] = [dateOf(firstAt), dateOf(lastAt)]
  if (firstAt === lastAt) return format.instant(firstAt)
  if (first === last) return `${format.date(first)}, ${format.time(firstAt)}–${format.time(lastAt)}`
  return t('proof.historyShort', { first: format.date(first), last: format.date(last) })
}
