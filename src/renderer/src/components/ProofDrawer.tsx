import { useTranslation } from 'react-i18next'
import type { Account } from '../../../shared/model.ts'
import { useApi } from '../api.ts'
import { Problem } from './Problem.tsx'
import { ProofBreaks } from './ProofBreaks.tsx'
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
  return (
    <SideDrawer title={t('proof.title')} isOpen={isOpen} width={460} onClose={onClose}>
      <ProofContent account={account} />
    </SideDrawer>
  )
}

function ProofContent({ account }: { readonly account: Account }) {
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
  const { current, breaks, suspects, history } = details.data
  if (current === null) return null
  return (
    <div className={styles.parts}>
      <ProofVerdict account={account} proof={current} />
      {breaks.length > 0 && <ProofBreaks breaks={breaks} />}
      {current.state === 'gap' && <ProofSuspects accountId={account.id} suspects={suspects} />}
      {history.length > 0 && <ProofHistory history={history} />}
    </div>
  )
}
