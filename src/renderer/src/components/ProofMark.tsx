import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { Account } from '../../../shared/model.ts'
import type { BalanceProof } from '../../../shared/proof.ts'
import { dateOf } from '../format/date.ts'
import { useFormat } from '../format/use-format.ts'
import { AmountText } from './AmountText.tsx'
import { Freshness, useAgeText } from './Freshness.tsx'
import { ProofDrawer } from './ProofDrawer.tsx'
import { ProofIcon } from './ProofIcon.tsx'
import styles from './ProofMark.module.css'

/** Whether an account's balance is proven, in a few words; a press tells how. Before anything was looked at, only how old
 *  the balance is. */
export function ProofMark({ account }: { readonly account: Account }) {
  const { proof } = account
  if (proof === null) return <Freshness at={account.balanceAt} />
  return <Mark account={account} proof={proof} />
}

interface MarkProps {
  readonly account: Account
  readonly proof: BalanceProof
}

function Mark({ account, proof }: MarkProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const spoken = useSpokenState(account, proof)
  return (
    <>
      <UnstyledButton
        className={styles.mark ?? ''}
        data-state={proof.state}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <ProofIcon state={proof.state} size={14} />
        <Words account={account} proof={proof} />
        <VisuallyHidden>{t('proof.open', { name: account.name, state: spoken })}</VisuallyHidden>
      </UnstyledButton>
      <ProofDrawer account={account} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

/** For the eye: where there is little room, the time or the amount alone, beside a sign that says the rest. */
function Words({ account: { connectionId }, proof: { state, gap, at, since } }: MarkProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const when = useAgeText(at)
  if (state === 'unproven') return <span aria-hidden="true">{t('proof.mark.unproven')}</span>
  const amount = gap === null ? null : <AmountText amount={gap} tone="plain" sign="always" />
  const proven = connectionId === null ? t('proof.mark.provenByFiles') : t('proof.mark.proven', { when })
  return (
    <>
      <span aria-hidden="true" className={styles.long}>
        {amount === null ? (
          proven
        ) : (
          <Trans
            i18nKey="proof.mark.gap"
            values={{ date: format.date(dateOf(since), 'short') }}
            components={{ amount }}
          />
        )}
      </span>
      <span aria-hidden="true" className={styles.short}>
        {amount ?? when}
      </span>
    </>
  )
}

function useSpokenState({ connectionId }: Account, { state, gap, at, since }: BalanceProof): string {
  const { t } = useTranslation()
  const format = useFormat()
  const when = useAgeText(at)
  if (state === 'unproven') return t('proof.mark.unproven')
  if (gap === null)
    return connectionId === null ? t('proof.mark.provenByFiles') : t('proof.mark.proven', { when })
  const date = format.date(dateOf(since), 'long')
  return t('proof.mark.gapSpoken', { amount: format.spokenMoney(gap), date })
}
