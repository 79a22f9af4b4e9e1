import { Button } from '@mantine/core'
import IconWallet from '@tabler/icons-react/dist/esm/icons/IconWallet.mjs'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../shared/errors.ts'
import type { ConnectionId } from '../../../../shared/ids.ts'
import type { Account } from '../../../../shared/model.ts'
import { systems } from '../../../../shared/systems.ts'
import { useApi } from '../../api.ts'
import { Empty } from '../../components/Empty.tsx'
import { Problem } from '../../components/Problem.tsx'
import { RowsSkeleton } from '../../components/Skeletons.tsx'
import { AccountsForm } from './AccountsForm.tsx'
import { ToCredentials } from './ConsentFailure.tsx'
import { Step } from './Step.tsx'
import type { StepProps, Wizard } from './use-wizard.ts'
import { needsBrowser } from './wizard-state.ts'

/** What the bank shows, asked once a sign-in, to choose from. */
export function AccountsStep(props: StepProps) {
  const { connectionId } = props.wizard.state
  return connectionId === null ? null : <ReadAccounts {...props} connectionId={connectionId} />
}

function ReadAccounts(props: StepProps & { readonly connectionId: ConnectionId }) {
  const { t } = useTranslation()
  const { wizard, connectionId } = props
  const read = useApi('connection:read-accounts', { connectionId })
  if (read.data !== undefined && read.data.length > 0) {
    return <AccountsForm {...props} accounts={asBefore(read.data)} />
  }
  return (
    <Step title={t('connect.accounts.title')} subtitle={t('connect.accounts.subtitle')} onBack={wizard.back}>
      {read.isPending && <RowsSkeleton rows={6} height={56} />}
      {read.isError && !read.isPending && (
        <ReadFailure
          {...props}
          failure={read.error.failure}
          isRetrying={read.isFetching}
          onRetry={() => void read.refetch()}
        />
      )}
      {read.data?.length === 0 && (
        <Empty
          icon={<IconWallet size={26} stroke={1.6} />}
          title={t('connect.accounts.empty.title')}
          action={<SignInAgain {...props} />}
        >
          <EmptyReason wizard={wizard} />
        </Empty>
      )}
    </Step>
  )
}

/** Most often why: a way of signing in, another bank, nothing shared. */
function EmptyReason({ wizard: { state } }: { readonly wizard: Wizard }) {
  const { t } = useTranslation()
  if (state.system === 'sparebank1') return t('connect.accounts.empty.text')
  if (state.system === 'sbanken') return t('connect.sbanken.check.empty')
  return needsBrowser(state) ? t('connect.bunq.consent.empty') : t('connect.bunq.check.empty')
}

/** Chosen ones first on a connection that was there before; else in the bank's order. */
function asBefore(accounts: readonly Account[]): readonly Account[] {
  return [...accounts].sort((one, other) => Number(other.isChosen) - Number(one.isChosen))
}

interface ReadFailureProps extends StepProps {
  readonly failure: Failure
  readonly isRetrying: boolean
  readonly onRetry: () => void
}

function ReadFailure({ failure, isRetrying, onRetry, ...props }: ReadFailureProps) {
  const { wizard } = props
  const shown = { error: failure, bank: systems[wizard.state.system].name }
  switch (failure.code) {
    case 'needs-login':
    case 'consent-expired':
    case 'consent-revoked':
      return <Problem {...shown} action={<SignInAgain {...props} />} />
    case 'client-rejected':
    case 'client-missing':
      return <Problem {...shown} action={<ToCredentials wizard={wizard} />} />
    default:
      return <Problem {...shown} isRetrying={isRetrying} onRetry={onRetry} />
  }
}

function SignInAgain({ wizard }: StepProps) {
  const { t } = useTranslation()
  const signInAgain = () => {
    wizard.change({ hasConsent: false })
    wizard.goTo('consent')
  }
  return <Button onClick={signInAgain}>{t('connect.accounts.empty.action')}</Button>
}
