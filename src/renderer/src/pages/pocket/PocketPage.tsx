import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../../shared/errors.ts'
import { useApi } from '../../api.ts'
import { useFailureText } from '../../components/use-failure-text.ts'
import { StatusContext } from '../../status.ts'
import { Nothing } from './Nothing.tsx'
import { PocketAccount } from './PocketAccount.tsx'
import { PocketFrame } from './PocketFrame.tsx'

/** The small window: one account's balance, so that a glance is enough. Stands outside the frame and gate of the other
 *  pages, because its window has room for neither. */
export function PocketPage() {
  const status = useApi('app:status', undefined)
  const problem = status.data?.problem ?? status.error?.failure ?? null
  if (problem !== null) return <PocketProblem failure={problem} />
  if (status.data !== undefined && status.data.locked !== null)
    return <PocketProblem failure={{ code: 'app-locked' }} />
  if (status.data === undefined) return <PocketFrame isLoading />
  return (
    <StatusContext value={status.data}>
      <PinnedAccount />
    </StatusContext>
  )
}

function PinnedAccount() {
  const pocket = useApi('pocket:get', undefined)
  if (pocket.isPending) return <PocketFrame isLoading />
  if (pocket.isError) return <PocketProblem failure={pocket.error.failure} />
  if (pocket.data === null) return <Nothing />
  return <PocketAccount pocket={pocket.data} />
}

/** Why nothing can be shown; solving it takes the large window. */
function PocketProblem({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation()
  const text = useFailureText(failure)
  return (
    <PocketFrame name={t('common.appName')}>
      <div role="alert">
        <strong>{text.title}</strong>
      </div>
    </PocketFrame>
  )
}
