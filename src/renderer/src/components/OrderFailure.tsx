import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderView } from '../../../shared/order.ts'
import { useIsInvented } from '../status.ts'
import { BankIdProblem } from './BankIdProblem.tsx'

interface OrderFailureProps {
  readonly view: OrderView
  /** The way on: a button that tries again. */
  readonly action?: ReactNode
}

/** Why an order ended without an approval: what BankID said of it, or else what went wrong on the way. */
export function OrderFailure({ view, action }: OrderFailureProps) {
  const { t } = useTranslation()
  const isInvented = useIsInvented('bankid')
  const { failedHint, failure, isOpenedHere } = view
  const rest = action === undefined ? {} : { action }
  if (failedHint === null) return <BankIdProblem error={failure ?? { code: 'bankid-failed' }} {...rest} />
  // Nobody came: on this machine the app is missing, elsewhere nobody scanned.
  const hint = failedHint === 'startFailed' && isOpenedHere ? 'startFailedHere' : failedHint
  // Of an invented BankID nobody has an app to open, to install or to get from a bank.
  const isPretend = isInvented && (failedHint === 'startFailed' || failedHint === 'expiredTransaction')
  const words = isPretend
    ? (`identity.pretend.failed.${failedHint}` as const)
    : (`identity.failed.${hint}` as const)
  return (
    <BankIdProblem
      error={failure ?? { code: 'bankid-failed' }}
      words={{
        title: t(`${words}.title`),
        what: t(`${words}.what`),
        next: t(`${words}.next`),
      }}
      {...rest}
    />
  )
}
