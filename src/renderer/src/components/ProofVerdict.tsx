import { useTranslation } from 'react-i18next'
import type { Account } from '../../../shared/model.ts'
import type { Money } from '../../../shared/money.ts'
import type { BalanceProof } from '../../../shared/proof.ts'
import { useFormat } from '../format/use-format.ts'
import { AmountText } from './AmountText.tsx'
import { useAgeText } from './Freshness.tsx'
import { ProofIcon } from './ProofIcon.tsx'
import styles from './ProofDrawer.module.css'

interface ProofVerdictProps {
  readonly account: Account
  readonly proof: BalanceProof
}

/** How the balance came out, the sums it follows from, and from which day on they hold. */
export function ProofVerdict({ account, proof }: ProofVerdictProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const at = useAgeText(proof.at)
  return (
    <section>
      <p className={styles.account}>
        <bdi>{account.name}</bdi>
      </p>
      <h3 className={styles.verdict} data-state={proof.state}>
        <ProofIcon state={proof.state} size={20} />
        <Verdict account={account} proof={proof} />
      </h3>
      {proof.reason !== null && <p className={styles.notes}>{t(`proof.reasons.${proof.reason}`)}</p>}
      {proof.early !== null && (
        <p className={styles.notes}>
          {t(`proof.early.${proof.early.kind}`, { amount: format.money(proof.early.amount) })}
        </p>
      )}
      {proof.state === 'gap' && (
        <p className={styles.notes}>{t('proof.since', { when: format.instant(proof.since), at })}</p>
      )}
      {proof.from !== null && (
        <p className={styles.notes}>{t('proof.from', { date: format.date(proof.from, 'long') })}</p>
      )}
      <Sums account={account} proof={proof} />
    </section>
  )
}

function Verdict({ account: { connectionId }, proof: { state, gap, at } }: ProofVerdictProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const when = useAgeText(at)
  if (state === 'unproven') return t('proof.verdict.unproven')
  if (gap === null)
    return connectionId === null ? t('proof.verdict.provenByFiles') : t('proof.verdict.proven', { when })
  const amount = format.money({ ...gap, minor: Math.abs(gap.minor) })
  return gap.minor > 0 ? t('proof.verdict.more', { amount }) : t('proof.verdict.less', { amount })
}

function Sums({ account: { connectionId }, proof: { bank, ledger, early, gap } }: ProofVerdictProps) {
  const { t } = useTranslation()
  if (bank === null || ledger === null) return null
  return (
    <dl className={styles.sums}>
      <Sum name={connectionId === null ? t('proof.files') : t('proof.bank')} amount={bank} />
      <Sum name={t('proof.ledger')} amount={ledger} />
      {early !== null && <Sum name={t(`proof.earlyKinds.${early.kind}`)} amount={early.amount} />}
      <Sum name={t('proof.gap')} amount={gap ?? { ...bank, minor: 0 }} isResult />
    </dl>
  )
}

function Sum({
  name,
  amount,
  isResult = false,
}: {
  readonly name: string
  readonly amount: Money
  readonly isResult?: boolean
}) {
  return (
    <div className={isResult ? `${styles.sum} ${styles.result}` : styles.sum}>
      <dt>{name}</dt>
      <dd>
        <AmountText amount={amount} tone="plain" sign={isResult && amount.minor !== 0 ? 'always' : 'auto'} />
      </dd>
    </div>
  )
}
