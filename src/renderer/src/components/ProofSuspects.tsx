import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AccountId } from '../../../shared/ids.ts'
import { decimalOf } from '../../../shared/money.ts'
import type { Suspect } from '../../../shared/proof.ts'
import { useFormat } from '../format/use-format.ts'
import { AmountText } from './AmountText.tsx'
import styles from './ProofDrawer.module.css'

interface ProofSuspectsProps {
  readonly accountId: AccountId
  readonly suspects: readonly Suspect[]
}

/** The rows that would explain a difference, the likeliest first; each leads to where it stands. */
export function ProofSuspects({ accountId, suspects }: ProofSuspectsProps) {
  const { t } = useTranslation()
  return (
    <section>
      <h3 className={styles.heading}>{t('proof.suspects')}</h3>
      {suspects.length === 0 ? (
        <p className={styles.quiet}>{t('proof.noSuspects')}</p>
      ) : (
        <ul className={styles.list}>
          {suspects.map((suspect, index) => (
            <li key={suspect.transactionId ?? `gone-${index}`}>
              <SuspectRow accountId={accountId} suspect={suspect} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function SuspectRow({ accountId, suspect }: { readonly accountId: AccountId; readonly suspect: Suspect }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { transactionId, text, amount, bookedOn, suspicion } = suspect
  const words = (
    <>
      <bdi className={styles.text}>{text === '' ? t('proof.noText') : text}</bdi>
      <AmountText amount={amount} tone="flow" />
      <span className={styles.why}>{t(`proof.suspicions.${suspicion}`)}</span>
      <span className={styles.day}>{format.date(bookedOn)}</span>
    </>
  )
  if (transactionId === null) return <div className={styles.suspect}>{words}</div>
  return (
    <Link className={styles.suspect ?? ''} to={`/transactions?${placeOf(accountId, suspect)}`}>
      {words}
    </Link>
  )
}

/** The list of that account, day and amount: the row, and its twin where there is one. */
function placeOf(accountId: AccountId, { bookedOn, amount }: Suspect): string {
  const size = decimalOf({ ...amount, minor: Math.abs(amount.minor) })
  return new URLSearchParams({ accountId, from: bookedOn, to: bookedOn, min: size, max: size }).toString()
}
