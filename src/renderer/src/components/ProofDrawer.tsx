import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../shared/model.ts'
import { useApi } from '../api.ts'
import { Problem } from './Problem.tsx'
import { ProofAccept } from './ProofAccept.tsx'
import { ProofBreaks } from './ProofBreaks.tsx'
import { ProofCauses } from './ProofCauses.tsx'
import { ProofHistory } from './ProofHistory.tsx'
import { ProofSuspects } from './ProofSuspects.tsx'
import { ProofVerdict } from './ProofVerdict.tsx'
import { SideDrawer } from './SideDrawer.tsx'
import { RowsSkeleton } from './Skeletons.tsx'
import styles from './ProofDrawer.module.css'

interface ProofDrawerProps {
  readonly account: Account
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What the bank says, what we hold, what would explain a difference, and how it was before. */
export function ProofDrawer({ account, isOpen, onClose }: ProofDrawerProps) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  return (
    <SideDrawer
      title={t('proof.title')}
      isOpen={isOpen}
      width={460}
      closesOnEscape={!isAsking}
      onClose={onClose}
    >
      <ProofContent account={account} isAsking={isAsking} onAsk={setAsking} />
    </SideDrawer>
  )
}

interface ProofContentProps extends Pick<ProofDrawerProps, 'account'> {
  /** Is the person asked whether to set a gap aside? */
  readonly isAsking: boolean
  readonly onAsk: (isAsking: boolean) => void
}

function ProofContent({ account, isAsking, onAsk }: ProofContentProps) {
  const parts = useRef<HTMLDivElement>(null)
  const keepFocus = useCallback(() => {
    if (document.activeElement === document.body) parts.current?.focus()
  }, [])
  const details = useApi('proof:get', { accountId: account.id })
  if (details.isPending) return <RowsSkeleton rows={5} height={36} />
  if (details.isError) {
    return (
      <Problem
        error={details.error.failure}
        isRetrying={details.isFetching}
        onRetry={() => void details.refetch()}
      />
    )
  }
  const { current, breaks, causes, suspects, history } = details.data
  if (current === null) return null
  const gap = current.state === 'gap' && account.connectionId !== null ? current.gap : null
  return (
    <div ref={parts} className={styles.parts} tabIndex={-1}>
      <ProofVerdict account={account} proof={current} />
      {causes.length > 0 && <ProofCauses causes={causes} />}
      {breaks.length > 0 && <ProofBreaks breaks={breaks} />}
      {current.state === 'gap' && <ProofSuspects accountId={account.id} suspects={suspects} />}
      {gap !== null && (
        <ProofAccept accountId={account.id} gap={gap} isAsking={isAsking} onAsk={onAsk} onGone={keepFocus} />
      )}
      {history.length > 0 && <ProofHistory history={history} />}
    </div>
  )
}
